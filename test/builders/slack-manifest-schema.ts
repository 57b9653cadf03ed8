/**
 * What Slack takes as the manifest of an app, as far as ours has it: lengths, patterns, what is required, and nothing
 * else than is named. Own words after Slack's JSON schema of manifests (github.com/slackapi/manifest-schema, 2.0.0); a
 * part that is not here yet is refused, and has to be added from there.
 */
export const slackManifestSchema = object(
  ['display_information', 'features', 'oauth_config', 'settings'],
  {
    display_information: object(['name'], {
      name: text(35),
      description: text(140),
      background_color: { type: 'string', pattern: '^#(?:[0-9a-fA-F]{3}){1,2}$' },
      long_description: text(4000, 175),
    }),
    features: object([], {
      app_home: object([], {
        home_tab_enabled: { type: 'boolean' },
        messages_tab_enabled: { type: 'boolean' },
        messages_tab_read_only_enabled: { type: 'boolean' },
      }),
      bot_user: object(['display_name'], {
        display_name: text(80),
        always_online: { type: 'boolean' },
      }),
      slash_commands: array(
        1,
        50,
        object(['command', 'description'], {
          command: { ...text(32, 2), pattern: '^/' },
          url: address(3000),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: { type: 'boolean' },
        }),
      ),
      shortcuts: array(
        1,
        10,
        object(['name', 'type', 'callback_id', 'description'], {
          name: text(24),
          type: { enum: ['message', 'global'] },
          callback_id: text(255),
          description: text(150),
        }),
      ),
    }),
    oauth_config: object([], {
      scopes: object([], { bot: array(0, 255, text(50, 0)) }),
    }),
    settings: object([], {
      event_subscriptions: object([], {
        request_url: address(3500),
        bot_events: { ...array(0, 100, text(50, 0)), uniqueItems: true },
      }),
      interactivity: object(['is_enabled'], {
        is_enabled: { type: 'boolean' },
        request_url: address(3500),
      }),
      org_deploy_enabled: { type: 'boolean' },
      socket_mode_enabled: { type: 'boolean' },
      token_rotation_enabled: { type: 'boolean' },
    }),
  },
);

function object(required: readonly string[], properties: Readonly<Record<string, object>>) {
  return { type: 'object', required, properties, additionalProperties: false };
}

function array(minItems: number, maxItems: number, items: object) {
  return { type: 'array', minItems, maxItems, items };
}

function text(maxLength: number, minLength = 1) {
  return { type: 'string', minLength, maxLength };
}

function address(maxLength: number) {
  return { type: 'string', pattern: '^https?://', maxLength };
}
