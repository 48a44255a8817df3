// @ts-check
// The same with marks that are elements.
process.env.BACKSTORY_PAINTER = 'wrap';
await import('./keys.test.js');
