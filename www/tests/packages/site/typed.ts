// What a page in TypeScript writes; it is checked, not run.
import { attach, type Backstory, type Options } from '@backstory/widget';
import '@backstory/widget/element';

const options: Options = { packs: ['/story.pack'], names: false, marks: 'few', filter: ['/site.filter'], signal: new AbortController().signal };
const backstory: Backstory = await attach(options);
document.addEventListener('backstory', ({ detail }) => detail.type === 'failed' && console.log(detail.code, backstory.notes()));
const element = document.createElement('backstory-notes');
await element.backstory?.then((widget) => widget.open('taiwan'));
// @ts-expect-error
await attach({ packs: [], marks: 'some' });
