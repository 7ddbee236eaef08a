/** The overlay's own words. What a cue says comes from the playbook, in the language of the call. */

const TEXTS = {
  en: {
    region: 'Coaching',
    ready: 'Ready', listening: 'Listening', onHold: 'On hold', signalLost: 'Signal lost',
    connecting: 'Connecting', waiting: 'Reconnecting', 'signed-out': 'Signed out', refused: 'No access', closed: 'Off',
    muted: 'Muted for this call', off: 'Coaching is off',
    mute: 'Mute for this call', unmute: 'Un-mute',
    keysOn: 'Switch shortcuts off', keysOff: 'Switch shortcuts on',
    accept: 'Use it', dismiss: 'Dismiss', wrong: 'Not right', why: 'Why', helpful: 'Helped',
    tentative: 'maybe', urgent: 'now', accepted: 'taken', done: 'done', passed: 'over', withdrawn: 'withdrawn',
    thanks: 'Noted',
    severity: { low: 'low severity', medium: 'medium severity', high: 'high severity', unknown: '' },
    kind: {
      tension: 'Tension', silence: 'Silence', objection: 'Objection', empathy: 'Empathy', delivery: 'Delivery',
      opportunity: 'Opportunity', context: 'Context', unknown: 'Cue',
    },
    level: { novice: 'Novice', regular: 'Regular', expert: 'Expert', muted: 'Muted', unknown: 'Regular' },
    levelTitle: 'How much coaching you get',
    call: 'Call', reason: 'Why now', risk: 'Careful', heard: 'Heard', other: 'Or say',
    customer: 'customer', agent: 'you', sure: 'sure', limit: 'limit',
  },
  de: {
    region: 'Coaching',
    ready: 'Bereit', listening: 'Hört zu', onHold: 'Gehalten', signalLost: 'Signal fehlt',
    connecting: 'Verbindet', waiting: 'Verbindet neu', 'signed-out': 'Abgemeldet', refused: 'Kein Zugriff', closed: 'Aus',
    muted: 'Stumm für diesen Anruf', off: 'Coaching ist aus',
    mute: 'Stumm für diesen Anruf', unmute: 'Wieder anzeigen',
    keysOn: 'Tastenkürzel ausschalten', keysOff: 'Tastenkürzel einschalten',
    accept: 'Nutzen', dismiss: 'Weg', wrong: 'Falsch', why: 'Warum', helpful: 'Half',
    tentative: 'vielleicht', urgent: 'jetzt', accepted: 'genutzt', done: 'erledigt', passed: 'vorbei', withdrawn: 'entfällt',
    thanks: 'Notiert',
    severity: { low: 'geringe Schwere', medium: 'mittlere Schwere', high: 'hohe Schwere', unknown: '' },
    kind: {
      tension: 'Spannung', silence: 'Stille', objection: 'Einwand', empathy: 'Empathie', delivery: 'Gesprächsführung',
      opportunity: 'Chance', context: 'Vorwissen', unknown: 'Hinweis',
    },
    level: { novice: 'Neu', regular: 'Normal', expert: 'Erfahren', muted: 'Stumm', unknown: 'Normal' },
    levelTitle: 'Wie viel Coaching Sie bekommen',
    call: 'Anruf', reason: 'Warum jetzt', risk: 'Vorsicht', heard: 'Gehört', other: 'Oder so',
    customer: 'Kunde', agent: 'Sie', sure: 'sicher', limit: 'Grenze',
  },
};

/** @param {string} language a BCP 47 tag; English where there is no translation */
export function texts(language) {
  return TEXTS[language.toLowerCase().split('-')[0]] ?? TEXTS.en;
}
