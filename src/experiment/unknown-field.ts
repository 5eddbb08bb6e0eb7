/** As much of a valibot schema as it takes to tell which fields may stand at a place. */
interface SchemaNode {
  readonly type: string;
  readonly entries?: Readonly<Record<string, SchemaNode>>;
  readonly wrapped?: SchemaNode;
  readonly item?: SchemaNode;
  /** Of a variant: the field that tells its options apart. */
  readonly key?: string;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
}

export interface UnknownField {
  /** Dotted, from the top. */
  readonly path: string;
  readonly name: string;
  /** The fields that may stand beside it. */
  readonly known: readonly string[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/**
 * The first field of a document that its schema passed over. Not `strictObject`: what a program kept may hold more than
 * this version knows; only what a person wrote is refused for it.
 * @param output what the schema made of the input
 */
export function unknownField(
  schema: SchemaNode | undefined,
  input: unknown,
  output: unknown,
  path: readonly string[] = [],
): UnknownField | null {
  if (!isObject(input) || !isObject(output)) return null;
  const node = schemaOf(schema, input);
  for (const [name, value] of Object.entries(input)) {
    const here = [...path, name];
    if (!Object.hasOwn(output, name)) {
      if (value === undefined) continue;
      return { path: here.join("."), name, known: Object.keys(node?.entries ?? {}) };
    }
    const found = unknownField(node?.entries?.[name] ?? node?.item, value, output[name], here);
    if (found) return found;
  }
  return null;
}

/** The schema below what may be left out, and of a variant the option that this value chose. */
function schemaOf(schema: SchemaNode | undefined, input: Readonly<Record<string, unknown>>): SchemaNode | undefined {
  if (schema?.wrapped) return schemaOf(schema.wrapped, input);
  if (schema?.type !== "variant") return schema;
  const { key = "", options = [] } = schema;
  return (options as readonly SchemaNode[]).find((option) => option.entries?.[key]?.literal === input[key]);
}
