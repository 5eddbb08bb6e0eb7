// What the module asks of JavaScript: the import's module is this file's name.

/** AssemblyScript's own logarithm brings a table along, which would be written into tfjs's heap. */
export declare function log(x: f64): f64;
