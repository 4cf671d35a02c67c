/**
 * The controls of the page. The only importer of the toolkit: the rest of the page speaks to plain elements and callbacks,
 * so another set of controls would change this file alone.
 */
import './style-nonce.js';
import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeDropdown,
  vsCodeOption,
  vsCodePanels,
  vsCodePanelTab,
  vsCodePanelView,
} from '@vscode/webview-ui-toolkit';
import type { Dropdown, Panels } from '@vscode/webview-ui-toolkit';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A labelled list to choose one from. */
export interface Picker {
  readonly element: HTMLElement;
  /** Offers these choices and shows one of them. The list is rebuilt only when it changed; hidden while there is nothing to choose. */
  show(choices: readonly Choice[], selected: string): void;
}

/** A set of views of which one is shown. */
export interface Tabs {
  readonly element: HTMLElement;
  select(id: string): void;
}

let created = 0;

export function registerControls(): void {
  provideVSCodeDesignSystem().register(
    vsCodeButton(),
    vsCodeDropdown(),
    vsCodeOption(),
    vsCodePanels(),
    vsCodePanelTab(),
    vsCodePanelView(),
  );
}

export function createButton(label: string, onClick: () => void): HTMLElement {
  const button = document.createElement('vscode-button');
  button.setAttribute('appearance', 'secondary');
  button.textContent = label;
  button.addEventListener('click', onClick);
  return button;
}

export function createPicker(label: string, onChange: (value: string) => void): Picker {
  created += 1;
  const element = document.createElement('div');
  element.className = 'picker';
  const caption = document.createElement('span');
  caption.className = 'picker-label';
  caption.id = `picker-${created}`;
  caption.textContent = label;
  const dropdown = document.createElement('vscode-dropdown') as Dropdown;
  dropdown.setAttribute('aria-labelledby', caption.id);
  dropdown.addEventListener('change', () => onChange(dropdown.value));
  element.append(caption, dropdown);
  let offered = '';
  return {
    element,
    show(choices, selected) {
      element.hidden = choices.length < 2;
      const now = JSON.stringify(choices);
      if (now !== offered) dropdown.replaceChildren(...choices.map(choice => optionElement(choice, choice.value === selected)));
      else if (dropdown.value !== selected) dropdown.value = selected;
      offered = now;
    },
  };
}

function optionElement(choice: Choice, selected: boolean): HTMLElement {
  const option = document.createElement('vscode-option');
  option.setAttribute('value', choice.value);
  option.toggleAttribute('selected', selected);
  option.textContent = choice.label;
  return option;
}

interface TabbedView {
  readonly id: string;
  readonly label: string;
  readonly content: HTMLElement;
}

export function createTabs(label: string, views: readonly TabbedView[], onChange: (id: string) => void): Tabs {
  const panels = document.createElement('vscode-panels') as Panels;
  panels.setAttribute('aria-label', label);
  // The toolkit's indicator slides to its place, and stops working when its transition is switched off: the page underlines the tab itself.
  panels.setAttribute('activeindicator', 'false');
  for (const view of views) {
    const tab = document.createElement('vscode-panel-tab');
    tab.id = `tab-${view.id}`;
    tab.textContent = view.label;
    const panel = document.createElement('vscode-panel-view');
    panel.id = `view-${view.id}`;
    panel.append(view.content);
    panels.append(tab, panel);
  }
  panels.addEventListener('change', event => {
    if (event.target === panels && panels.activeid !== undefined) onChange(panels.activeid.replace('tab-', ''));
  });
  return {
    element: panels,
    select(id) {
      panels.activeid = `tab-${id}`;
    },
  };
}
