import { flushSync, mount } from 'svelte';
import { live } from './run.js';
import Story from './Story.svelte';

live((target) => {
  const props = $state({ story: { paragraphs: [] } });
  mount(Story, { target, props });
  return (story) => {
    props.story = story;
    flushSync();
  };
});
