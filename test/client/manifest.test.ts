/** The manifest against the code: what VS Code is told must be what there is. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => fs.readFileSync(path.join(root, file), 'utf8');

interface Setting {
  readonly default: unknown;
  readonly order: number;
  readonly markdownDescription: string;
  readonly enum?: readonly string[];
  readonly markdownEnumDescriptions?: readonly string[];
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly menus: Readonly<Record<string, readonly { command: string; when: string }[]>>;
    readonly keybindings: readonly { command: string; when: string }[];
    readonly configuration: readonly { order: number; properties: Readonly<Record<string, Setting>> }[];
    readonly problemPatterns: readonly { regexp: string }[];
    readonly walkthroughs: readonly { steps: readonly { media: { markdown: string }; completionEvents?: readonly string[] }[] }[];
    readonly [more: string]: unknown;
  };
}

describe('the manifest', () => {
  let manifest: Manifest;
  let contributes: Manifest['contributes'];
  let declared: string[];

  before(() => {
    manifest = JSON.parse(read('package.json')) as Manifest;
    contributes = manifest.contributes;
    declared = contributes.commands.map(({ command }) => command);
  });

  it('declares the commands the extension registers, and no other', () => {
    const registered = [...read('client/src/commands/register.ts').matchAll(/^ {4}'(scale\.\w+)':/gmu)].map(match => match[1]!);
    assert.deepEqual([...declared].sort(), registered.sort());
    assert.ok(contributes.commands.every(({ title, category }) => title !== '' && category === 'Scale'));
  });

  it('binds menus and keys to commands that exist, each only where it makes sense', () => {
    const uses = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    assert.deepEqual(
      uses.map(({ command }) => command).filter(command => !declared.includes(command)),
      [],
    );
    assert.ok(uses.every(({ when }) => when !== ''));
  });

  it('hides from the palette what needs arguments', () => {
    const hidden = contributes.menus['commandPalette']!.filter(({ when }) => when === 'false').map(({ command }) => command);
    assert.deepEqual(hidden.sort(), ['scale.inspectPreview', 'scale.openPreviewAt']);
  });

  it('names files that are there', () => {
    const files = [...JSON.stringify(contributes).matchAll(/"(?:\.\/)?((?:client|syntaxes)\/[^"]+)"/gu)].map(match => match[1]!);
    assert.ok(files.length >= 10);
    assert.deepEqual(
      files.filter(file => !fs.existsSync(path.join(root, file))),
      [],
    );
  });

  it('starts the extension for its files and for panels that are restored', () => {
    assert.ok(manifest.activationEvents.includes('onLanguage:scale'));
    assert.ok(manifest.activationEvents.includes('onWebviewPanel:scale.preview'));
  });

  it('orders and describes every setting', () => {
    const { configuration } = contributes;
    assert.deepEqual(
      configuration.map(({ order }) => order),
      configuration.map((_, index) => index + 1),
    );
    for (const { properties } of configuration) {
      const settings = Object.values(properties);
      assert.deepEqual(
        settings.map(({ order }) => order),
        settings.map((_, index) => index + 1),
      );
      for (const setting of settings) {
        assert.notEqual(setting.default, undefined);
        assert.match(setting.markdownDescription, /\.$/u);
        assert.equal(setting.markdownEnumDescriptions?.length, setting.enum?.length);
      }
    }
  });

  it('matches the compact lines of the command line', () => {
    const pattern = new RegExp(contributes.problemPatterns[0]!.regexp, 'u');
    const groups = (line: string): string[] | undefined => pattern.exec(line)?.slice(1);
    assert.deepEqual(groups('plans/a.scale:12:3: warning SC040 `gpu_hours` differs.'), [
      'plans/a.scale',
      '12',
      '3',
      'warning',
      'SC040',
      '`gpu_hours` differs.',
    ]);
    assert.deepEqual(groups('a.scale:1:1: information SC061 Full-width colon.')?.[3], 'info');
    assert.equal(groups('2 findings'), undefined);
  });

  it('completes walkthrough steps by commands that exist', () => {
    const events = contributes.walkthroughs.flatMap(({ steps }) => steps).flatMap(({ completionEvents = [] }) => completionEvents);
    const named = events.filter(event => event.startsWith('onCommand:')).map(event => event.slice('onCommand:'.length));
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter(command => !declared.includes(command)),
      [],
    );
  });
});
