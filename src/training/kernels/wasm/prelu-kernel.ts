import { own } from "./finish";
import { input, type SideKernel } from "./side-module";

/** Stock reads the slopes as a vector of the last axis, whatever their shape: relu(x) − alpha · relu(−x) broadcasts. */
export const prelu: SideKernel = {
  name: "Prelu",
  run(module, inputs) {
    const [given, alpha] = [input(inputs, "x"), input(inputs, "alpha")];
    const x = own("Cast", { x: given }, { dtype: "float32" }, module);
    const above = own("Relu", { x }, {}, module);
    const turned = own("Neg", { x }, {}, module);
    const under = own("Relu", { x: turned }, {}, module);
    const scaled = own("Multiply", { a: under, b: alpha }, {}, module);
    const y = own("Sub", { a: above, b: scaled }, {}, module);
    for (const { dataId } of [x, above, turned, under, scaled]) module.backend.disposeData(dataId);
    return y;
  },
};
