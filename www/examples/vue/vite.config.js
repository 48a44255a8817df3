import vue from '@vitejs/plugin-vue';

// Vue must know which elements are not its own components.
const template = { compilerOptions: { isCustomElement: (tag) => tag === 'backstory-notes' } };

export default { base: './', plugins: [vue({ template })] };
