// @ts-check
/**
 * The script tag: `<script async src="embed.js" data-packs="story.pack"></script>` does what `attach` does; without packs it
 * is for `<backstory-notes packs="…">` alone. One file with all that it imports: `www/loader.js`.
 */
import { declared } from './declared.js';
import './element.js';
import { OPTIONS } from './options.js';

const script = document.currentScript;
// Others put attributes of theirs on the tag, too, so this is no failure; most of those have two words, and our options have one.
const unknown = Object.keys(script?.dataset ?? {}).filter((name) => /^[a-z]+$/.test(name) && !OPTIONS.includes(name));
if (unknown.length) console.warn(`Backstory has no option "${unknown.join('", "')}"; there are ${OPTIONS.join(', ')}`);
if (script?.getAttribute('data-packs')) declared(script, 'data-');
