import { expose } from "comlink";
import { Lab } from "./lab";
import { labReady } from "./protocol";

expose(new Lab());
postMessage(labReady);
