import { hydrateRoot } from 'react-dom/client';
import { Story } from './Story.jsx';

hydrateRoot(document.getElementById('app'), <Story published="2026-02-05" />);
