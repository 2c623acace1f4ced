// A name within a sentence that is only text: a title, a message, a label.

/** The sentence with the name for `{name}`, isolated so that its direction cannot reorder the sentence. A function, since a name may hold `$&`. */
export const named = (sentence: string, name: string): string => sentence.replace('{name}', () => `\u2068${name}\u2069`);
