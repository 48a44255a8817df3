// Made on the server, taken over in the browser; the import of the widget does nothing on the server.
import { attach } from '@backstory/widget';
import { useEffect, useRef } from 'react';

export function Story({ published }) {
  const article = useRef(null);
  useEffect(() => {
    const life = new AbortController();
    attach({ root: article.current, packs: ['/packs/us-china-taiwan.pack'], published, signal: life.signal });
    return () => life.abort();
  }, [published]);
  return (
    <article ref={article}>
      <h1>Xi presses Trump on weapons for Taiwan</h1>
      <backstory-notes />
      <p>
        Xi Jinping has asked Donald Trump to tread carefully over weapons for Taiwan, in a telephone call on Wednesday that
        joined an old quarrel to the promise of a bigger soybean order.
      </p>
      <p>
        His appeal came less than two months after Washington announced $11.1bn of arms for Taiwan, the largest such package
        in dollars of the day.
      </p>
    </article>
  );
}
