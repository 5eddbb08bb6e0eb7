import { add, div, keep, mul, sqrt, square, sub, tensor1d, zeros, type Tensor1D } from "@tensorflow/tfjs-core";
import { trainingDefaults, type OptimizerName } from "../experiment/training";
import type { OptimizerState } from "../experiment/optimizer-state";
import { usualMomentum, type Optimizer } from "../models/optimizer";
import { adamStep } from "./kernels/adam-step";

/** Slots are kept tensors of one length; a step replaces them. */
class Slots {
  private tensors: Tensor1D[] = [];

  constructor(private readonly count: number) {}

  /** The present slots; zeros before the first step. */
  read(size: number): readonly Tensor1D[] {
    while (this.tensors.length < this.count) this.tensors.push(keep(zeros([size])));
    return this.tensors;
  }

  write(next: readonly Tensor1D[]): void {
    this.dispose();
    this.tensors = next.map((tensor) => keep(tensor));
  }

  async save(): Promise<Float32Array[]> {
    return Promise.all(this.tensors.map((tensor) => tensor.data<"float32">()));
  }

  dispose(): void {
    for (const tensor of this.tensors) tensor.dispose();
    this.tensors = [];
  }
}

abstract class SlotOptimizer implements Optimizer {
  weightDecay: number = trainingDefaults.weightDecay;
  momentum = usualMomentum;
  protected steps = 0;
  protected readonly slots: Slots;

  constructor(
    public learningRate: number,
    slotCount: number,
  ) {
    this.slots = new Slots(slotCount);
  }

  abstract step(parameters: Tensor1D, gradient: Tensor1D): Tensor1D;

  async save(): Promise<OptimizerState> {
    return { steps: this.steps, slots: await this.slots.save() };
  }

  load(state: OptimizerState): void {
    this.steps = state.steps;
    this.slots.write(state.slots.map((slot) => tensor1d(slot)));
  }

  dispose(): void {
    this.slots.dispose();
  }
}

/** Stochastic gradient descent: θ ← θ − η g. */
class Sgd extends SlotOptimizer {
  constructor(learningRate: number) {
    super(learningRate, 0);
  }

  step(parameters: Tensor1D, gradient: Tensor1D): Tensor1D {
    this.steps++;
    return sub<Tensor1D>(parameters, mul<Tensor1D>(gradient, this.learningRate));
  }
}

/** Gradient descent with a velocity: v ← μ v + g, θ ← θ − η v, with μ = 0.9 as a rule. Source: Polyak 1964. */
class Momentum extends SlotOptimizer {
  constructor(learningRate: number) {
    super(learningRate, 1);
  }

  step(parameters: Tensor1D, gradient: Tensor1D): Tensor1D {
    this.steps++;
    const [velocity] = this.slots.read(gradient.size);
    if (!velocity) throw new Error("momentum has one slot");
    const next = add<Tensor1D>(mul(velocity, this.momentum), gradient);
    this.slots.write([next]);
    return sub<Tensor1D>(parameters, mul(next, this.learningRate));
  }
}

/** A step as long as the last slopes were steep on the average: v ← 0.9 v + 0.1 g², θ ← θ − η g / (√v + 1e-7). Source: Hinton 2012. */
class RmsProp extends SlotOptimizer {
  constructor(learningRate: number) {
    super(learningRate, 1);
  }

  step(parameters: Tensor1D, gradient: Tensor1D): Tensor1D {
    this.steps++;
    const [mean] = this.slots.read(gradient.size);
    if (!mean) throw new Error("rmsprop has one slot");
    const v = add<Tensor1D>(mean, mul(sub(square(gradient), mean), 0.1));
    this.slots.write([v]);
    return sub<Tensor1D>(parameters, div(mul(gradient, this.learningRate), add(sqrt(v), 1e-7)));
  }
}

/** Adam with β₁ = 0.9 as a rule, β₂ = 0.999, ε = 1e-7 and bias correction. Source: Kingma and Ba 2015. */
class Adam extends SlotOptimizer {
  constructor(learningRate: number) {
    super(learningRate, 2);
  }

  step(parameters: Tensor1D, gradient: Tensor1D): Tensor1D {
    this.steps++;
    const [first, second] = this.slots.read(gradient.size);
    if (!first || !second) throw new Error("adam has two slots");
    const { parameters: next, ...moments } = adamStep(
      { parameters: [parameters], firstMoments: [first], secondMoments: [second] },
      [gradient],
      {
        correctedRate: (this.learningRate * Math.sqrt(1 - 0.999 ** this.steps)) / (1 - this.momentum ** this.steps),
        beta1: this.momentum,
        beta2: 0.999,
        epsilon: 1e-7,
        shrink: this.shrink(),
      },
    );
    this.slots.write([...moments.firstMoments, ...moments.secondMoments] as Tensor1D[]);
    return next[0] as Tensor1D;
  }

  /** The share by which every parameter shrinks. */
  protected shrink(): number {
    return 0;
  }
}

/** Adam that first takes from every parameter its share η λ, apart from the gradient. Source: Loshchilov and Hutter 2019. */
class AdamW extends Adam {
  protected override shrink(): number {
    return this.learningRate * this.weightDecay;
  }
}

/** The optimizer of an Experiment. Whoever creates it disposes it. */
export function createOptimizer(name: OptimizerName, learningRate: number): Optimizer {
  switch (name) {
    case "sgd":
      return new Sgd(learningRate);
    case "momentum":
      return new Momentum(learningRate);
    case "rmsprop":
      return new RmsProp(learningRate);
    case "adam":
      return new Adam(learningRate);
    case "adamw":
      return new AdamW(learningRate);
    default:
      name satisfies never;
      throw new Error(`No optimizer ${String(name)}`);
  }
}
