interface Column {
  /** One number a unit that is drawn. */
  readonly middles: readonly number[];
}

const ways: Readonly<Record<string, readonly [layers: number, units: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The arrow keys go from unit to unit: a network of forty is one stop of the Tab key, as one control should be. */
export class UnitKeys {
  #last = $state.raw({ layer: 0, unit: 0 });
  readonly #stop = $derived.by(() => {
    const { layer, unit } = this.#last;
    const units = this.columns()[layer]?.middles.length ?? 0;
    return units === 0 ? { layer: 0, unit: 0 } : { layer, unit: Math.min(unit, units - 1) };
  });

  constructor(private readonly columns: () => readonly Column[]) {}

  /** For the tabindex of a unit's button; its data-unit is "layer.unit", and all buttons of a network are siblings. */
  stopAt(layer: number, unit: number): 0 | -1 {
    return this.#stop.layer === layer && this.#stop.unit === unit ? 0 : -1;
  }

  /** A unit has got the focus. */
  hold(layer: number, unit: number): void {
    this.#last = { layer, unit };
  }

  /** A key was pressed on a unit. */
  press(event: KeyboardEvent & { currentTarget: HTMLElement }, layer: number, unit: number): void {
    const [layers, units] = ways[event.key] ?? [0, 0];
    const drawn = this.columns()[layer + layers]?.middles.length ?? 0;
    if ((layers === 0 && units === 0) || drawn === 0) return;
    event.preventDefault();
    const next = `${layer + layers}.${Math.max(0, Math.min(unit + units, drawn - 1))}`;
    event.currentTarget.parentElement?.querySelector<HTMLElement>(`[data-unit="${next}"]`)?.focus();
  }
}
