// A view that is being built.
export const CommentView = () => null;
