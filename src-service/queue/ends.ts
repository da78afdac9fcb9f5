interface End {
  readonly id: string;
  readonly at: number;
}

/** Times by name, and the earliest of them without a look at the others: a heap behind a map. */
export interface Ends {
  set(id: string, at: number): void;
  get(id: string): number | undefined;
  delete(id: string): void;
  /** As they were set. */
  entries(): MapIterator<[id: string, at: number]>;
  /** The earliest. */
  first(): number | undefined;
}

export function createEnds(): Ends {
  const times = new Map<string, number>();
  /** Each not later than the two at twice its place; some that are not in the map any more. */
  let heap: End[] = [];

  function swap(one: number, other: number): void {
    const [a, b] = [heap[one], heap[other]];
    if (a && b) [heap[one], heap[other]] = [b, a];
  }

  function timeAt(place: number): number {
    return heap[place]?.at ?? Infinity;
  }

  function push(end: End): void {
    let at = heap.push(end) - 1;
    for (let above = (at - 1) >> 1; at > 0 && timeAt(above) > end.at; above = (at - 1) >> 1) {
      swap(at, above);
      at = above;
    }
  }

  function pop(): void {
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const least = timeAt(left + 1) < timeAt(left) ? left + 1 : left;
      if (timeAt(least) >= last.at) return;
      swap(at, least);
      at = least;
    }
  }

  /** Without this, what is taken out behind one that stays would pile up. */
  function sweep(): void {
    if (heap.length < 2 * times.size + 64) return;
    heap = [];
    for (const [id, at] of times) push({ id, at });
  }

  return {
    set(id, at) {
      times.set(id, at);
      push({ id, at });
      sweep();
    },
    get: (id) => times.get(id),
    delete: (id) => void times.delete(id),
    entries: () => times.entries(),
    first() {
      for (let [top] = heap; top; [top] = heap) {
        if (times.get(top.id) === top.at) return top.at;
        pop();
      }
      return undefined;
    },
  };
}
