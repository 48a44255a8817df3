import { attach } from '@backstory/widget';

attach({ packs: [new URL('story.pack', document.baseURI)] });
