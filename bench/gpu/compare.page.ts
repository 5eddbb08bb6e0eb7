import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients";
import { registerGpuKernels } from "../../src/training/kernels/webgpu/register";
import type { Bench, Side } from "../harness/comparison";
import { jaxCnnSteps } from "../jax/cnn-step";
import { jaxGptSteps } from "../jax/gpt-step";
import type { StepOptions, TrainingStep } from "../steps/adam-training";
import { cnnStep } from "../steps/cnn-step";
import { gptStep } from "../steps/gpt-step";

function side(name: string, make: (options: StepOptions) => TrainingStep, fused: boolean, steps: number): Side {
  let training: TrainingStep | null = null;
  return {
    name,
    async run() {
      training ??= make({ fused });
      for (let i = 1; i < steps; i++) training.step().dispose();
      const loss = training.step();
      await loss.data();
      loss.dispose();
    },
  };
}

export const comparisons: Bench["comparisons"] = async ({ trial }) => {
  // A training reads its loss now and then, not after each step: one run is so many steps, and the last one's loss.
  const steps = trial ? 1 : 10;
  registerGpuKernels();
  if (!(await tf.setBackend("webgpu"))) throw new Error("TensorFlow.js does not start on WebGPU here.");
  const cnn = (options: StepOptions) => cnnStep(tf, options);
  const gpt = (options: StepOptions) => gptStep(tf, options);
  return {
    comparisons: [
      {
        name: `${steps} CNN steps, 64 pictures of 28×28`,
        ours: side("ours", cnn, true, steps),
        peers: [side("TensorFlow.js webgpu", cnn, false, steps), jaxCnnSteps("webgpu", steps)],
      },
      {
        name: `${steps} GPT steps, 4 layers of 128, 16 × 64`,
        ours: side("ours", gpt, true, steps),
        peers: [side("TensorFlow.js webgpu", gpt, false, steps), jaxGptSteps("webgpu", steps)],
      },
    ],
    notes: [],
  };
};
