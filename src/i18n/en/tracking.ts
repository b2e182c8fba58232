/** What is recorded of visitors who have said yes. */
export const tracking = {
  title: 'Tracking',
  heading: 'What we know about you',
  lead: 'Most sites write down what you open, and few show it. This one asks first, shows you all of it, and erases it at one press.',
  lecture:
    'The lecture: cookies are also used for tracking, that is, to record what users do and to analyse it.',
  strip: {
    label: 'May we record which pages you open?',
    question: 'May we record which pages you open here, to show you what a site can learn from that?',
    before: 'Nothing is recorded before a yes.',
    more: 'What exactly?',
  },
  yes: 'Yes',
  no: 'No',
  answer: {
    heading: 'Your answer',
    of: {
      open: 'You have not answered yet, so nothing that you open at this browser is recorded, and no cookie holds a number for it. May we record which pages you open?',
      again:
        'So nothing that you open at this browser is recorded now, and we ask again: may we record which pages you open?',
      no: 'You said no, so nothing that you open at this browser is recorded. The no itself, `tracking_consent=no`, is kept for a year, and by your browser alone. May we record, after all?',
      gpc: 'Your browser says no for you: with each request it sends `Sec-GPC: 1`, Global Privacy Control. That counts more than a yes, so there is nothing to press here.',
      yes: 'You said yes on {{date}}. Since then, each page that you open is a row of `tracking_visit`, under the number `{{id}}` that is in your cookie `tracking_id`.',
    },
    id: {
      found: 'Your number came along, but no answer. Nothing is added to what stands under it.',
      lost: 'A yes came along, but not its number: `tracking_id` was deleted, and that erases no row. What only this number leads to stays until its days are over; we can neither show it to you nor erase it for you. What is joined with an account is shown and erased there.',
      dead: 'A number came along, but it leads to nothing: it was erased, perhaps from another browser of yours, its days are over, or we never gave it. This answer has your browser drop it, and a yes that came with it.',
      others:
        'A number came along, but it is joined with another account, which was logged in at this browser. What stands under it belongs to that account: it is shown there, and can be erased there.',
    },
    before: 'What stands below was recorded earlier, or at another browser that is joined with your account.',
    sent: 'What your browser sent about this, with the request for this page',
    sentNothing: 'Neither of the two cookies, and no `Sec-GPC`.',
    cut: 'The number is cut after four characters, since this page may stand on a projector: whoever knows it all can read your trail.',
    withdraw: 'No more, and erase it all',
  },
  empty: {
    heading: 'Nothing yet',
    text: 'This page is the first to be recorded, as soon as you have it. Open a few more, then come back.',
    go: 'To the cookies',
  },
  facts: {
    heading: 'Your trail in one glance',
    visits: 'Pages opened',
    since: 'The first',
    last: 'The last',
    zone: 'Time zone',
    utc: 'UTC',
    languages: 'Languages',
    devices: 'Devices',
    account: 'Account',
    times: '{{name}}: {{count}}×',
  },
  language: { en: 'English', ko: 'Korean' },
  device: { computer: 'computer', phone: 'phone', tablet: 'tablet', other: 'something else' },
  joined: {
    none: 'None. Log in, and the number is joined with your account: from then on we know whose trail it is, all of it, with what was recorded before.',
    soon: 'None yet. The first page that is recorded while you are logged in joins the number with your account: from then on we know whose the whole trail is, with what was recorded before.',
    shared: 'None. Everybody may be this user, so no trail is joined with the account.',
    user_one:
      'Joined with {{name}}. We know that {{name}} opened {{signedIn}} of these pages while logged in, and by the number the others, too. They come from one browser.',
    user_other:
      'Joined with {{name}}. We know that {{name}} opened {{signedIn}} of these pages while logged in, and by the number the others, too. They come from {{count}} browsers.',
    loggedOut:
      'Joined with an account that was logged in at this browser. Logging out does not part them: what you open now is still added. If you erase, all that is joined with that account goes, from its other browsers too.',
  },
  pages: {
    heading: 'Which pages',
    caption: 'Pages by how often you opened them',
    page: 'Page',
    visits: 'Times opened',
    other: 'another page',
  },
  hours: {
    heading: 'At what time',
    caption: 'Times of the day at which you opened pages, UTC',
    local: 'Times of the day at which you opened pages, in your time zone ({zone})',
    hour: 'Hour',
  },
  asTable: 'As a table',
  chart: 'Chart: {{caption}}. The same is in the table below.',
  path: {
    heading: 'Your way through the site',
    picture: 'Your way from page to page',
    how: 'Pages in the order in which you first came to them, the eight that you opened most. At the left it goes down the list, at the right back up; the numbers say how often. Drawn are the ten commonest steps.',
    list: 'As a list',
    step: '{{from}} to {{to}}',
    times: '{{count}}×',
    none: 'No way yet: that takes two pages, one after the other within half an hour.',
  },
  visits: {
    heading: 'Page by page',
    all: 'Each row that we keep, the newest first.',
    some: 'The last {{listed}} of {{count}} rows; your copy has them all.',
    from: 'from',
    signedIn: 'logged in',
    elsewhere: 'at another browser of yours',
  },
  own: {
    heading: 'It is yours',
    download: 'Take it all along (JSON)',
    erase: 'Erase it all, now',
    meaning:
      'Erasing deletes each of these rows, your number and your part in the totals, and the same for every browser joined with your account. It has this browser drop the number. Nothing of it can be brought back. From then on the answer is no.',
  },
  rules: {
    heading: 'What is recorded, and what is not',
    what: 'With your yes, for each page: when, which page, from which page of this site, the language, and whether it was a computer, a phone or a tablet.',
    never:
      'Never: your address (IP), what stands behind a question mark in an address, what you type, other sites, or anything below `/stateless`.',
    days_one:
      'Each row goes by itself after {{count}} day, and the oldest when there are more than {{most, number}}.',
    days_other:
      'Each row goes by itself after {{count}} days, and the oldest when there are more than {{most, number}}.',
    cookie:
      'Erase before you delete: `tracking_id` is all that leads from you to your rows, unless they are joined with an account. Without it they stay until their days are over.',
    account:
      'Once you log in, we know whose the number is. Of one account up to {{browsers}} browsers are kept; you see them all wherever you log in.',
    shopkeeper:
      'The shopkeeper sees the totals of all, rounded, and no group of fewer than {{fewest}} visitors; never yours alone.',
    gpc: '`Sec-GPC: 1` is a no, even after a yes: as long as your browser sends it, nothing is added.',
    wire: 'One number is given without asking: the cookie `wire`, under which `/wire` lists this browser’s last 30 requests. They stand in the server’s memory alone, are shown to this browser alone, and are no part of a trail.',
    totals: 'See the totals of all',
  },
  totals: {
    title: 'Totals',
    heading: 'What all visitors did',
    lead: 'Of those who said yes, and all together. No group of fewer than {{fewest}} different visitors is told by itself, and all numbers are rounded down to fives, so that comparing gives little away. Who looks all day long, or pretends to be four visitors, still learns that somebody came.',
    none: 'Too few visitors yet',
    noneWhy:
      'Fewer than {{fewest}} have said yes and opened a page. What they did could tell who they were, so there is nothing to see.',
    visitors: 'Visitors',
    visits: 'Pages opened',
    rest: 'all others together',
    together: 'all together, since one group is too small to be told',
    kind: {
      page: 'By page',
      hour: 'By hour (UTC)',
      device: 'By device',
      language: 'By language',
    },
    column: { page: 'Page', hour: 'Hour', device: 'Device', language: 'Language' },
    back: 'What we know about you',
  },
} as const;
