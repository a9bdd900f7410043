import type { DemoJourney } from '../content-types.ts';

export const journeys: readonly DemoJourney[] = [
  {
    key: 'moving-home',
    name: 'Moving home',
    persona: 'Amber, renting, moves for the third time in four years',
    segment: 'renters',
    scenario: 'A customer moves within the region and takes the line along',
    scope: 'From the first look at the moving page to the second bill',
    stages: [
      {
        key: 'mh-plan',
        name: 'Think it through',
        steps: [
          { touchpoint: 'moving-page', channel: 'web', action: 'Reads what moving with Fernlea means and costs', backstage: 'Content team, price list' },
          { touchpoint: 'chat-help', channel: 'chat', action: 'Asks whether the new address can be served', backstage: 'Chat team, coverage database' },
        ],
      },
      {
        key: 'mh-arrange',
        name: 'Arrange the move',
        steps: [
          { touchpoint: 'move-call', channel: 'phone', action: 'Agrees dates and package with an adviser', backstage: 'Call centre, customer file without chat history' },
          { touchpoint: 'app-booking', channel: 'app', action: 'Picks the engineer date in the app', backstage: 'Booking service, field calendar' },
          { touchpoint: 'order-confirmation', channel: 'email', action: 'Reads the confirmation and files it', backstage: 'Order system' },
        ],
      },
      {
        key: 'mh-wait',
        name: 'Wait',
        steps: [
          { touchpoint: 'appointment-window', channel: 'SMS', action: 'Takes the day off and waits for the engineer', backstage: 'Field planning, partner company' },
          { touchpoint: 'router-parcel', channel: 'post', action: 'Collects the router', backstage: 'Warehouse, parcel service' },
        ],
      },
      {
        key: 'mh-day',
        name: 'Moving day',
        steps: [
          { touchpoint: 'engineer-day', channel: 'engineer visit', action: 'Lets the engineer in, shows where the desk will be', backstage: 'Engineer, test tools, street cabinet' },
          { touchpoint: 'wifi-setup', channel: 'app', action: 'Brings phones, laptop and television online', backstage: 'Set-up service' },
        ],
      },
      {
        key: 'mh-settle',
        name: 'Settle in',
        steps: [
          { touchpoint: 'service-status', channel: 'web', action: 'Looks whether a fault is known', backstage: 'Network operations' },
          { touchpoint: 'welcome-call', channel: 'phone', action: 'Takes a call about the first week', backstage: 'Outbound team' },
          { touchpoint: 'router-return', channel: 'post', action: 'Sends the old router back', backstage: 'Warehouse, returns desk' },
        ],
      },
      {
        key: 'mh-pay',
        name: 'Pay',
        steps: [
          { touchpoint: 'first-bill', channel: 'email', action: 'Opens the first bill and compares it with the offer', backstage: 'Billing run, two accounts during the move' },
          { touchpoint: 'bill-call', channel: 'phone', action: 'Calls to have the bill explained', backstage: 'Call centre, credit limits' },
        ],
      },
    ],
  },
  {
    key: 'new-installation',
    name: 'New installation',
    persona: 'Divya and Joe, two children, first house',
    segment: 'families',
    scenario: 'A household becomes a customer and has a line put in',
    scope: 'From checking the address to the end of the first month',
    stages: [
      {
        key: 'ni-look',
        name: 'Look around',
        steps: [
          { touchpoint: 'address-check', channel: 'web', action: 'Types in the address and compares packages', backstage: 'Coverage database' },
          { touchpoint: 'shop-visit', channel: 'shop', action: 'Asks in the shop which package is enough', backstage: 'Shop staff, sales targets' },
        ],
      },
      {
        key: 'ni-order',
        name: 'Order',
        steps: [
          { touchpoint: 'online-order', channel: 'web', action: 'Fills in the order and pays the set-up fee', backstage: 'Order system, credit check' },
          { touchpoint: 'order-confirmation', channel: 'email', action: 'Checks that everything is as agreed', backstage: 'Order system' },
        ],
      },
      {
        key: 'ni-ready',
        name: 'Get ready',
        steps: [
          { touchpoint: 'appointment-window', channel: 'SMS', action: 'Arranges to be at home', backstage: 'Field planning, partner company' },
          { touchpoint: 'router-parcel', channel: 'post', action: 'Unpacks the router', backstage: 'Warehouse, parcel service' },
        ],
      },
      {
        key: 'ni-install',
        name: 'Installation',
        steps: [
          { touchpoint: 'engineer-day', channel: 'engineer visit', action: 'Decides with the engineer where the socket goes', backstage: 'Engineer, drilling permit, cabinet' },
          { touchpoint: 'wifi-setup', channel: 'app', action: 'Connects the household', backstage: 'Set-up service' },
        ],
      },
      {
        key: 'ni-first-weeks',
        name: 'First weeks',
        steps: [
          { touchpoint: 'speed-check', channel: 'app', action: 'Measures whether the speed is what was sold', backstage: 'Measuring service' },
          { touchpoint: 'support-line', channel: 'phone', action: 'Calls when something does not work', backstage: 'Second line, ticket system' },
          { touchpoint: 'service-status', channel: 'web', action: 'Looks whether a fault is known', backstage: 'Network operations' },
          { touchpoint: 'welcome-call', channel: 'phone', action: 'Takes a call about the first week', backstage: 'Outbound team' },
        ],
      },
    ],
  },
];
