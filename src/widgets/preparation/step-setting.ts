import { dataText } from "../../i18n/data-text";

interface Option {
  readonly value: string;
  readonly label: string;
}

/** One thing that can be set in a step; `key` is its name in the step. */
export type Setting =
  | {
      readonly kind: "choice";
      readonly key: string;
      readonly label: string;
      readonly value: string;
      readonly options: readonly Option[];
    }
  | {
      readonly kind: "number";
      readonly key: string;
      readonly label: string;
      readonly value: number;
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
      readonly whole?: boolean;
    }
  /** Texts, separated by commas. */
  | { readonly kind: "list"; readonly key: string; readonly label: string; readonly value: readonly string[] }
  | { readonly kind: "text"; readonly key: string; readonly label: string; readonly value: string }
  /** One column by name; "" where none is chosen. */
  | {
      readonly kind: "column";
      readonly key: string;
      readonly label: string;
      readonly value: string;
      readonly none?: string;
    }
  /** Labels in an order. */
  | { readonly kind: "order"; readonly key: string; readonly value: readonly string[] }
  | {
      readonly kind: "labels";
      readonly key: string;
      readonly value: Readonly<Record<string, string>>;
      readonly of: string;
    }
  | { readonly kind: "factors"; readonly key: string; readonly value: Readonly<Record<string, number>> }
  | {
      readonly kind: "columns";
      readonly key: "columns";
      readonly value: "all" | readonly string[];
      readonly allowAll: boolean;
    };

/** One of several ways. @param of way → its words */
export const choice = (key: string, label: string, value: string, of: Readonly<Record<string, string>>): Setting => ({
  kind: "choice",
  key,
  label,
  value,
  options: Object.entries(of).map(([one, words]) => ({ value: one, label: words })),
});

export const whole = (key: string, label: string, value: number, min: number, max: number): Setting => ({
  kind: "number",
  key,
  label,
  value,
  min,
  max,
  whole: true,
});

/** The columns that a step is for. */
export const columnsOf = ({ columns }: { columns: "all" | readonly string[] }, allowAll = true): Setting => ({
  kind: "columns",
  key: "columns",
  value: columns,
  allowAll,
});

/** The one column that a step is for. */
export const columnOf = ({ column }: { column: string }): Setting => ({
  kind: "column",
  key: "column",
  label: dataText.m.preparation.column,
  value: column,
});
