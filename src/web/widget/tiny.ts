// The part of preact that the widget is written with, in a quarter of its size: the bundler puts it in preact's place. Functions and
// classes draw; keys keep what moves; state is drawn a microtask later. No context, no hooks, no SVG, no refs but functions.

type Props = Record<string, unknown> & { children?: Child };
type Draw = (props: Props) => Child;
type Made = new (props: Props) => Component;
type Type = string | Draw | Made;
type Child = VNode | string | number | boolean | null | undefined | Child[];

/** A node as it was asked for and, once drawn, what it has become. `type` '' is a text, `props` its words. */
type VNode = { type: Type; props: Props; key: unknown; was: Props; kids: VNode[]; dom: ChildNode | null; made: Component | null };

const node = (type: Type, props: Props, key?: unknown): VNode => ({ type, props, key, was: {}, kids: [], dom: null, made: null });

export { node as jsx, node as jsxs };
export const Fragment: Draw = ({ children }) => children;

export class Component {
  props: Props;
  state: object = {};
  /** Where it stands; null when it stands nowhere any more. */
  at: { parent: Node; own: VNode } | null = null;

  constructor(props: Props) {
    this.props = props;
  }

  setState(change: object, then?: () => void): void {
    Object.assign(this.state, change);
    queueMicrotask(() => {
      if (this.at === null) return;
      const { parent, own } = this.at;
      draw(own, parent, nodesOf(own)[0] ?? null);
      then?.();
    });
  }

  shouldComponentUpdate?(next: Props): boolean;
  componentWillMount?(): void;
  render(_props: Props, _state: object): Child {
    return null;
  }
}

const roots = new WeakMap<ParentNode & Node, VNode[]>();

export function render(child: Child, root: ParentNode & Node): void {
  const next = listed(child);
  const before = roots.get(root);
  // As in preact, what somebody else put there goes.
  if (before === undefined) root.replaceChildren();
  place(next, root, match(next, before ?? [], root.firstChild));
  roots.set(root, next);
}

/** What is drawn of children: arrays flat, words as texts, without what says nothing. */
function listed(child: Child): VNode[] {
  if (Array.isArray(child)) return child.flatMap(listed);
  if (child == null || typeof child === 'boolean') return [];
  return [typeof child === 'object' ? child : node('', { text: String(child) })];
}

/** The elements and texts that a node is on the page. */
const nodesOf = ({ dom, kids }: VNode): ChildNode[] => (dom === null ? kids.flatMap(nodesOf) : [dom]);

/** Hands what was drawn of the same kind and key on to the next, and takes the rest away; answers `cursor`, or where it would be now. */
function match(next: VNode[], before: VNode[], cursor: ChildNode | null): ChildNode | null {
  let at = cursor;
  const left = new Set(before);
  for (const each of next) {
    const same = first(left, each);
    if (same === undefined) continue;
    left.delete(same);
    const { dom, made, kids, props: was } = same;
    Object.assign(each, { dom, made, kids, was });
  }
  for (const each of left) {
    leave(each);
    for (const gone of nodesOf(each)) {
      if (gone === at) at = gone.nextSibling;
      gone.remove();
    }
  }
  return at;
}

/** Mostly the very first, since little moves. */
function first(left: Set<VNode>, { type, key }: VNode): VNode | undefined {
  for (const each of left) if (each.type === type && each.key === key) return each;
  return undefined;
}

function leave({ made, kids }: VNode): void {
  if (made !== null) made.at = null;
  kids.forEach(leave);
}

/** Draws nodes in their order from `cursor` on; answers what stands behind them. */
function place(nodes: VNode[], parent: Node, cursor: ChildNode | null): ChildNode | null {
  let at = cursor;
  for (const each of nodes) at = draw(each, parent, at);
  return at;
}

function draw(own: VNode, parent: Node, cursor: ChildNode | null): ChildNode | null {
  const { type, props, was } = own;
  if (typeof type !== 'string') return drawMade(own, parent, cursor);
  const dom = own.dom ??= type === '' ? document.createTextNode('') : document.createElement(type);
  if (type === '') {
    if (props['text'] !== was['text']) dom.nodeValue = props['text'] as string;
  } else {
    const next = listed(props.children);
    place(next, dom, match(next, own.kids, dom.firstChild));
    own.kids = next;
    for (const name in { ...was, ...props }) set(dom as HTMLElement, name, { is: props[name], was: was[name] });
    own.was = props;
  }
  if (dom === cursor) return dom.nextSibling;
  parent.insertBefore(dom, cursor);
  return cursor;
}

function drawMade(own: VNode, parent: Node, cursor: ChildNode | null): ChildNode | null {
  const { type, props } = own;
  const isClass = (type as Made).prototype instanceof Component;
  let { kids } = own;
  if (!isClass) kids = listed((type as Draw)(props));
  else {
    const isNew = own.made === null;
    const made = own.made ??= new (type as Made)(props);
    made.at = { parent, own };
    if (isNew) made.componentWillMount?.();
    if (isNew || made.props === props || made.shouldComponentUpdate?.(props) !== false) {
      made.props = props;
      kids = listed(made.render(props, made.state));
    }
  }
  const at = kids === own.kids ? cursor : match(kids, own.kids, cursor);
  own.kids = kids;
  return place(kids, parent, at);
}

function set(dom: HTMLElement, name: string, { is, was }: { is: unknown; was: unknown }): void {
  if (name === 'value' || name === 'checked') {
    // What was typed meanwhile is compared with, not what was drawn.
    if ((dom as HTMLInputElement)[name] !== is) Object.assign(dom, { [name]: is });
  } else if (is === was || name === 'children') return;
  else if (name === 'ref') (is as (dom: HTMLElement) => void)(dom);
  else if (name === 'dangerouslySetInnerHTML') dom.innerHTML = (is as { __html: string }).__html;
  else if (name.startsWith('on')) {
    const event = name.slice(2).toLowerCase();
    if (was !== undefined) dom.removeEventListener(event, was as EventListener);
    dom.addEventListener(event, is as EventListener);
  } else if (is == null || (is === false && !name.startsWith('aria'))) dom.removeAttribute(name);
  else dom.setAttribute(name, is === true && !name.startsWith('aria') ? '' : String(is));
}
