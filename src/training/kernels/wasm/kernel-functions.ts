type Address = number;

/** What kernels.as.ts exports: every address is a place on the heap, every size a count of numbers. */
export interface KernelFunctions {
  readonly productScratch: { readonly value: number };
  product(
    rows: number,
    columns: number,
    depth: number,
    a: Address,
    aRow: number,
    aStep: number,
    b: Address,
    bRow: number,
    bStep: number,
    c: Address,
    cRow: number,
    add: boolean,
    scratch: Address,
  ): void;
  biasAndActivation(rows: number, columns: number, c: Address, bias: Address, activation: number, rest: Address): void;
  denseSlope(count: number, activation: number, dy: Address, y: Address, to: Address, rest: Address): void;
  gelu(count: number, x: Address, y: Address, rest: Address): void;
  geluGradient(count: number, x: Address, dy: Address, dx: Address, rest: Address): void;
  adamStep(
    count: number,
    parameter: Address,
    gradient: Address,
    first: Address,
    second: Address,
    nextParameter: Address,
    nextFirst: Address,
    nextSecond: Address,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    shrink: number,
    rest: Address,
  ): void;
  convolutionScratch(geometry: Address): number;
  convolve(geometry: Address, x: Address, filter: Address, y: Address, scratch: Address): void;
  filterGradient(geometry: Address, x: Address, dy: Address, dfilter: Address, scratch: Address): void;
  pictureGradient(geometry: Address, dy: Address, filter: Address, dx: Address, scratch: Address): void;
  depthwise(geometry: Address, kind: number, x: Address, filter: Address, y: Address): void;
  pool(geometry: Address, average: boolean, x: Address, y: Address): void;
  maxPoolGradient(geometry: Address, x: Address, dy: Address, dx: Address): void;
  averagePoolGradient(geometry: Address, dy: Address, dx: Address): void;
  sumRows(rows: number, columns: number, x: Address, to: Address): void;
  sumColumns(rows: number, columns: number, x: Address, to: Address): void;
  segmentSum(rows: number, columns: number, segments: number, x: Address, ids: Address, to: Address): void;
  softmaxCrossEntropy(
    rows: number,
    classes: number,
    logits: Address,
    labels: Address,
    losses: Address,
    probabilities: Address,
  ): void;
  softmaxCrossEntropyGradient(
    rows: number,
    classes: number,
    probabilities: Address,
    labels: Address,
    dy: Address,
    dlogits: Address,
  ): void;
  layerNorm(
    rows: number,
    width: number,
    x: Address,
    gain: Address,
    shift: Address,
    y: Address,
    means: Address,
    scales: Address,
    epsilon: number,
  ): void;
  layerNormGradient(
    rows: number,
    width: number,
    x: Address,
    gain: Address,
    means: Address,
    scales: Address,
    dy: Address,
    dx: Address,
    dgain: Address,
    dshift: Address,
  ): void;
  attend(
    places: number,
    size: number,
    q: Address,
    k: Address,
    v: Address,
    row: number,
    weights: Address,
    y: Address,
    yRow: number,
    scratch: Address,
  ): void;
  attendGradient(
    places: number,
    size: number,
    q: Address,
    k: Address,
    v: Address,
    row: number,
    weights: Address,
    dy: Address,
    dyRow: number,
    dq: Address,
    dk: Address,
    dv: Address,
    slopes: Address,
    scratch: Address,
  ): void;
}
