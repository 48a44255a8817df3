// @ts-check
/**
 * The script tag: `<script async src="embed.js" data-packs="story.pack"></script>` does what `attach` does; without packs it
 * is for `<backstory-notes packs="…">` alone. One file with all that it imports: `www/loader.js`.
 */
import { declared } from './declared.js';
import './element.js';

const script = document.currentScript;
if (script?.getAttribute('data-packs')) declared(script, 'data-');
