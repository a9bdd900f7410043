/**
 * A set of non-negative whole numbers below 2^53, outside the heap: millions of pairs of a cell and a person fit where
 * a Set of them would not.
 */
export class NumberSet {
  #slots = new Float64Array(1024).fill(-1);
  #size = 0;

  /** Adds it; false where it was there already. */
  add(value: number): boolean {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const slot = this.#slotOf(this.#slots, value);
    if (this.#slots[slot] === value) return false;
    this.#slots[slot] = value;
    this.#size += 1;
    return true;
  }

  get size(): number {
    return this.#size;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2).fill(-1);
    for (const value of this.#slots) if (value >= 0) larger[this.#slotOf(larger, value)] = value;
    this.#slots = larger;
  }

  /** Where the value is, or the free slot it would go to. */
  #slotOf(slots: Float64Array, value: number): number {
    const mask = slots.length - 1;
    // Both halves of the number take part, so that runs of cells and of persons spread alike.
    let slot =
      (Math.imul(value % 0x1_0000_0000, 0x9e3779b1) ^ Math.imul(value / 0x1_0000_0000, 0x85ebca6b)) & mask;
    for (;;) {
      const found = slots[slot];
      if (found === -1 || found === value || found === undefined) return slot;
      slot = (slot + 1) & mask;
    }
  }
}
