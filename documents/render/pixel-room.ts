/** Lets go of something that is not used just now; false where there is nothing more. */
export type LetGo = () => boolean;

/** How many pixels may be there at one time, whoever has made them: sheets, pictures, files within. */
export interface PixelRoom {
  /** False, and nothing taken, where there is no room even after everybody has let go. */
  take(pixels: number): boolean;
  give(pixels: number): void;
  /** Whom to ask where room is short; the function returned ends that. */
  onShort(letGo: LetGo): () => void;
}

export function createPixelRoom(limit: number): PixelRoom {
  let taken = 0;
  const keepers = new Set<LetGo>();

  function letGo(): boolean {
    for (const keeper of keepers) if (keeper()) return true;
    return false;
  }

  return {
    take(pixels) {
      while (taken + pixels > limit && letGo());
      if (taken + pixels > limit) return false;
      taken += pixels;
      return true;
    },
    give(pixels) {
      taken -= pixels;
    },
    onShort(keeper) {
      keepers.add(keeper);
      return () => void keepers.delete(keeper);
    },
  };
}
