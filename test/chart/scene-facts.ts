/** Questions that tests ask of a picture. */
import type { Scene, SceneNode } from '../../chart/scene/index.js';

type Group = Extract<SceneNode, { kind: 'group' }>;
type Text = Extract<SceneNode, { kind: 'text' }>;

export function allNodes(nodes: readonly SceneNode[]): readonly SceneNode[] {
  return nodes.flatMap(node => (node.kind === 'group' ? [node, ...allNodes(node.children)] : [node]));
}

export function groupsOf(scene: Scene, part: string): readonly Group[] {
  return allNodes(scene.nodes).filter((node): node is Group => node.kind === 'group' && node.part === part);
}

export function textsIn(nodes: readonly SceneNode[]): readonly Text[] {
  return allNodes(nodes).filter((node): node is Text => node.kind === 'text');
}

export function wordsOf(node: Text): string {
  return node.runs.map(run => (run.raised === true ? `^${run.text}` : run.text)).join('');
}

/** Labels of one part, `10^24` for a raised exponent. */
export function wordsIn(scene: Scene, part: string): readonly string[] {
  return textsIn(groupsOf(scene, part)).map(wordsOf);
}

/** Every number that the picture places something by. */
export function coordinatesOf(scene: Scene): readonly number[] {
  return allNodes(scene.nodes).flatMap(node => {
    if (node.kind === 'text') return [node.x, node.y, node.size];
    if (node.kind === 'rect') return [node.x, node.y, node.width, node.height];
    return node.kind === 'path'
      ? node.d
          .split(/[^0-9.eE+-]+/u)
          .filter(part => part !== '')
          .map(Number)
      : [];
  });
}
