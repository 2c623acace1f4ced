// A style sheet in an import: for its page it is gathered by the bundler; with { type: 'text' } it is its text.
declare module '*.css' {
  const text: string;
  export default text;
}
