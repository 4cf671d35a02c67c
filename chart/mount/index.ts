/** Charts in a page. */
export { svgElement } from './elements.js';
export { mount } from './mount.js';
export type { ChartView, Mounted, MountOptions } from './mount.js';
