import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { live } from './run.js';
import { pieces } from './story.js';

function Paragraph({ paragraph }) {
  const [before, after] = pieces(paragraph);
  return <p>{paragraph.strong ? <strong>{before}</strong> : before}{after}</p>;
}

const Story = ({ story }) => (
  <>
    <h1>{story.headline}</h1>
    {story.shown && <div>{story.paragraphs.map((paragraph) => <Paragraph key={paragraph.id} paragraph={paragraph} />)}</div>}
  </>
);

live((target) => {
  const root = createRoot(target);
  return (story) => flushSync(() => root.render(<Story story={story} />));
});
