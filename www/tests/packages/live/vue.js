import { createApp, h, nextTick, shallowRef } from 'vue';
import { live } from './run.js';
import { pieces } from './story.js';

const Paragraph = ({ paragraph }) => {
  const [before, after] = pieces(paragraph);
  return h('p', [paragraph.strong ? h('strong', before) : before, after]);
};
Paragraph.props = ['paragraph'];

live((target) => {
  const shown = shallowRef({ paragraphs: [] });
  const view = ({ headline, shown, paragraphs }) => [
    h('h1', headline),
    shown ? h('div', paragraphs.map((paragraph) => h(Paragraph, { key: paragraph.id, paragraph }))) : null,
  ];
  createApp({ render: () => view(shown.value) }).mount(target);
  return (story) => {
    shown.value = story;
    return nextTick();
  };
});
