import type { FixProvider } from './fixProvider';

/** Gives a property the name that the wire knows. */
export const renameProperty: FixProvider = {
  codes: ['shape.documented-spelling', 'shape.unknown-property'],
  offer(_, { code, offset, length, data }) {
    const suggestion = data?.suggestion;
    const names = [...new Set([...(suggestion === undefined ? [] : [suggestion]), ...(data?.allowed ?? [])])];
    return names.slice(0, 3).map((name) => ({
      title: `Rename to "${name}"`,
      codes: [code],
      safe: name === suggestion,
      ...(name === suggestion && { preferred: true }),
      edits: [{ offset, length, text: JSON.stringify(name) }],
    }));
  },
};
