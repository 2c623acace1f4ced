// Where a text links to, written as a link or as a bare address; says nothing of whether a link is good.

const LINK = /\[[^[\]\n]{1,500}\]\((?:https?:\/\/|mailto:)[^\s()<>]{1,2000}\)|(?:https?:\/\/|mailto:|www\.)[^\s<>"'`[\]()،]{1,2000}|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.){1,4}(?:com|net|org|info|biz|io|co|me|tv|xyz|site|online|shop|top|club|app|dev|link|live|news|ru|cn|tk|ma|dz|tn|eg|sa|ae|jo|lb|iq|sy|ly|qa|kw|fr|uk|de)(?![\p{L}\p{N}-])(?:[/?#][^\s<>"'`]{0,2000})?|(?<![\p{L}\p{N}@.-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,4}[a-z]{2,24}\/[^\s<>"'`]{0,2000}/giu;

/** Spans (UTF-16) of every link in the text: with a scheme, with www, or a bare domain. */
export const linkSpans = (text: string): [start: number, end: number][] =>
  Array.from(text.matchAll(LINK), (match) => [match.index, match.index + match[0].length]);
