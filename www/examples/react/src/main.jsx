import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Story } from './Story.jsx';

createRoot(document.getElementById('app')).render(
  <StrictMode>
    <Story published="2026-02-05" />
  </StrictMode>,
);
