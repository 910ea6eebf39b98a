SwaggerUIBundle({
  dom_id: '#interfaces',
  urls: [
    { name: 'service', url: 'openapi/service.yml' },
    { name: 'management', url: 'openapi/management.yml' },
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  supportedSubmitMethods: [],
  // Otherwise documents would be sent to a validator elsewhere.
  validatorUrl: null,
});
