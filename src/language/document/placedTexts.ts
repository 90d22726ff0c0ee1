import type { ReferralText } from './referralText';

/** Number of texts in a block. */
const size = 64;

interface Block {
  readonly texts: readonly ReferralText[];
  /** Where each of them begins, from the beginning of the block. */
  readonly offsets: readonly number[];
}

/**
 * The texts of a document's referrals and their places, in blocks. Replacing one of ten thousand copies one block and
 * the places of the others, not all texts. Immutable.
 */
export class PlacedTexts {
  private constructor(
    private readonly blocks: readonly Block[],
    private readonly starts: readonly number[],
    readonly count: number,
  ) {}

  static of(texts: readonly ReferralText[], offsets: readonly number[]): PlacedTexts {
    const blocks: Block[] = [];
    const starts: number[] = [];
    for (let from = 0; from < texts.length; from += size) {
      const start = offsets[from] ?? 0;
      starts.push(start);
      blocks.push({
        texts: texts.slice(from, from + size),
        offsets: offsets.slice(from, from + size).map((offset) => offset - start),
      });
    }
    return new PlacedTexts(blocks, starts, texts.length);
  }

  at(index: number): ReferralText | undefined {
    return this.blocks[Math.floor(index / size)]?.texts[index % size];
  }

  offset(index: number): number {
    const block = Math.floor(index / size);
    return (this.starts[block] ?? 0) + (this.blocks[block]?.offsets[index % size] ?? 0);
  }

  texts(): ReferralText[] {
    return this.blocks.flatMap(({ texts }) => texts);
  }

  offsets(): number[] {
    return this.blocks.flatMap(({ offsets }, at) => offsets.map((offset) => offset + (this.starts[at] ?? 0)));
  }

  /** Returns a copy with another text at one index. The texts after it have moved by `shift`. */
  replace(index: number, text: ReferralText, shift: number): PlacedTexts {
    const at = Math.floor(index / size);
    const within = index % size;
    const old = this.blocks[at];
    if (!old) return this;
    const texts = old.texts.slice();
    texts[within] = text;
    const offsets = old.offsets.map((offset, other) => (other > within ? offset + shift : offset));
    const blocks = this.blocks.slice();
    blocks[at] = { texts, offsets };
    return new PlacedTexts(
      blocks,
      this.starts.map((start, other) => (other > at ? start + shift : start)),
      this.count,
    );
  }

  /** Returns the indexes at which two versions have different texts. Both have the same number of texts. */
  changedSince(before: PlacedTexts): number[] {
    const changed: number[] = [];
    for (const [at, { texts }] of this.blocks.entries()) {
      const old = before.blocks[at]?.texts;
      if (texts === old) continue;
      for (const [within, text] of texts.entries()) if (text !== old?.[within]) changed.push(at * size + within);
    }
    return changed;
  }
}
