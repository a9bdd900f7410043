import type { ColourIndex, DemoCode } from '../content-types.ts';

function code(
  key: string,
  parent: string | undefined,
  name: string,
  colour: ColourIndex,
  description: string,
  whenToUse: string,
  whenNot: string,
): DemoCode {
  return { key, ...(parent === undefined ? {} : { parent }), name, colour, description, whenToUse, whenNot };
}

export const codebook: readonly DemoCode[] = [
  // Expectations
  code('expect', undefined, 'Expectations', 0, 'What people thought would happen, before it did.', 'The words compare what happened with an earlier idea of it.', 'Plain praise or blame with no earlier idea behind it.'),
  code('promise', 'expect', 'What was promised', 0, 'An expectation that Fernlea itself set.', 'A promise, offer or estimate by Fernlea is named.', 'The person only hoped so.'),
  code('promise-time', 'promise', 'A time', 0, 'A date, hour or duration that was promised.', 'A day or hour that had been given is named.', 'The length of a wait with no promise behind it: use Delay.'),
  code('promise-price', 'promise', 'A price', 0, 'A price or discount that was promised.', 'The agreed sum is set against what was charged.', 'General views on what things cost: use Price.'),
  code('promise-speed', 'promise', 'A speed', 0, 'A speed that was sold.', 'The speed on paper is set against the speed at home.', 'Slow without a comparison: use Slow.'),
  code('compare', 'expect', 'Compared with', 0, 'A yardstick from somewhere else.', 'Another firm, trade or time is the measure.', 'Comparison with a promise of Fernlea.'),
  code('compare-rival', 'compare', 'Other companies', 0, 'How others do it: broadband firms, parcel services, banks.', 'Another company is the yardstick.', 'A threat to move there: use Leaving.'),
  code('compare-past', 'compare', 'How it used to be', 0, 'How Fernlea or the old home used to be.', 'An earlier time with Fernlea is the yardstick.', 'Length of the relationship as a reason to stay: use Loyal.'),
  code('braced', 'expect', 'Braced for the worst', 0, 'People expected little.', 'Low expectations are said outright.', 'Disappointment afterwards.'),

  // Time
  code('time', undefined, 'Time', 1, 'How long things take and how time at home is treated.', 'Only where no child fits.', 'A child fits.'),
  code('window', 'time', 'Appointment window', 1, 'The time slot for the engineer.', 'The slot itself is the subject.', 'What the engineer did once there.'),
  code('window-long', 'window', 'Whole-day window', 1, 'Slots so long that a day is lost.', 'The length of the slot or the day off is the point.', 'The slot was short but not kept.'),
  code('window-moved', 'window', 'Moved or cancelled', 1, 'An appointment changed by Fernlea.', 'Fernlea changed or cancelled it.', 'The customer asked for the change.'),
  code('window-missed', 'window', 'Nobody came', 1, 'The appointment was not kept and nobody said so.', 'Waiting in vain.', 'Somebody came late: use Appointment window.'),
  code('delay', 'time', 'Delay', 1, 'Later than promised or than is bearable.', 'Something took too long.', 'Waiting on the phone: use On hold.'),
  code('delay-line', 'delay', 'Line not ready', 1, 'No connection at the new home for days or weeks.', 'Days without a line.', 'A fault later on: use Outages.'),
  code('delay-parcel', 'delay', 'Parcel late', 1, 'Router or parts came late or went astray.', 'The parcel is the cause.', 'Wrong content: use Box and cables.'),
  code('on-hold', 'time', 'On hold', 1, 'Waiting in a queue on the phone or in chat.', 'Minutes in a queue, music, being cut off.', 'Being sent from one desk to the next: use Passed around.'),
  code('quick', 'time', 'Quicker than expected', 1, 'Something went faster than thought.', 'Speed of handling is praised.', 'Speed of the line: use Fast.'),

  // Being told
  code('told', undefined, 'Being told', 2, 'Whether people knew what was going on.', 'Only where no child fits.', 'A child fits.'),
  code('clear', 'told', 'Clear words', 2, 'Things said so that they could be understood.', 'A text, page or person was clear.', 'The engineer explained at home: use Took time to explain.'),
  code('in-the-dark', 'told', 'Left in the dark', 2, 'Nobody said what was happening.', 'Silence is the point.', 'Something was said and it was wrong.'),
  code('no-update', 'in-the-dark', 'No update', 2, 'No word when plans changed.', 'A change was not announced.', 'The change was announced without a reason.'),
  code('no-reason', 'in-the-dark', 'No reason given', 2, 'Told what, not why.', 'The why is missed.', 'No word at all.'),
  code('told-wrong', 'told', 'Wrong information', 2, 'What was said turned out untrue.', 'Two statements contradict each other, or facts do.', 'A promise of time or price not kept: use the promise codes.'),
  code('jargon', 'told', 'Jargon', 2, 'Words nobody outside the trade knows.', 'A term is quoted or mocked.', 'Long but plain text.'),
  code('reminder', 'told', 'Useful message', 2, 'A text or email that helped at the right moment.', 'A message is praised.', 'A message that sells something.'),

  // Crossing channels
  code('cross', undefined, 'Crossing channels', 3, 'Moving from one channel, person or department to the next.', 'Only where no child fits.', 'A child fits.'),
  code('again', 'cross', 'Had to tell it again', 3, 'The story was lost on the way.', 'People repeat what they had already said.', 'Repeating within one conversation.'),
  code('again-chat', 'again', 'After the chat', 3, 'Chat history did not reach the phone.', 'The chat is named.', 'Other sources of the loss.'),
  code('again-ident', 'again', 'Proving who I am', 3, 'Security questions again and again.', 'Account number, password, date of birth asked repeatedly.', 'Logging in: use Login.'),
  code('carried', 'cross', 'Knew my story', 3, 'The next person knew what had been said.', 'Relief or surprise that it was known.', 'The same person dealt with it throughout.'),
  code('bounced', 'cross', 'Passed around', 3, 'Sent from desk to desk.', 'More than one transfer, or nobody in charge.', 'A single helpful transfer.'),

  // Money
  code('money', undefined, 'Money', 4, 'Prices, bills, fees, credits.', 'Only where no child fits.', 'A child fits.'),
  code('bill', 'money', 'The bill', 4, 'The bill as a document and as a sum.', 'The bill is the subject and no child fits.', 'Price level in general.'),
  code('bill-double', 'bill', 'Paying twice', 4, 'Two addresses or two months charged at once.', 'Old and new line are both charged.', 'One sum that is higher than agreed.'),
  code('bill-unclear', 'bill', 'Cannot follow it', 4, 'The bill cannot be understood.', 'Lines, dates or credits puzzle people.', 'The sum is understood and disliked.'),
  code('bill-part', 'bill', 'Part months', 4, 'Charges for parts of months before and after the move.', 'Pro rata or part month is the cause.', 'The cause is not known.'),
  code('price', 'money', 'Price', 4, 'What it costs in relation to what one gets.', 'Only where no child fits.', 'A child fits.'),
  code('price-high', 'price', 'Dear', 4, 'Too expensive, or gone up.', 'The level or a rise is criticised.', 'A one-off fee.'),
  code('price-fair', 'price', 'Fair', 4, 'Good value.', 'The price is praised.', 'A credit or a gift.'),
  code('fee', 'money', 'Unexpected fee', 4, 'A charge nobody had mentioned.', 'Set-up, moving, late or call-out fees.', 'Fees known beforehand.'),
  code('credit', 'money', 'Money back', 4, 'Credits, refunds, compensation, wanted or given.', 'A sum comes back or is asked for.', 'Discounts for new customers.'),

  // People
  code('people', undefined, 'People', 5, 'How people at Fernlea behaved.', 'Only where no child fits.', 'A child fits.'),
  code('engineer', 'people', 'The engineer', 5, 'The person who comes to the home.', 'Only where no child fits.', 'Planning of the visit: use Appointment window.'),
  code('eng-tidy', 'engineer', 'Tidy and careful', 5, 'Care for the home.', 'Shoes, dust sheets, hoovering, neat cables.', 'Technical skill.'),
  code('eng-explain', 'engineer', 'Took time to explain', 5, 'Explained in plain words, without hurry.', 'Explaining or teaching.', 'Chatting.'),
  code('eng-extra', 'engineer', 'Went further', 5, 'Did what was not on the job sheet.', 'Something extra was done.', 'The job itself done well: use Knows the job.'),
  code('eng-skill', 'engineer', 'Knows the job', 5, 'Competence.', 'The job was done well or badly as a craft.', 'Manners.'),
  code('agent', 'people', 'The adviser', 5, 'People on the phone, in chat and in the shop.', 'Only where no child fits.', 'Engineers.'),
  code('agent-kind', 'agent', 'Kind', 5, 'Warm, patient, human.', 'Manner is praised.', 'Result is praised.'),
  code('agent-script', 'agent', 'Reading from a script', 5, 'Answers that do not listen.', 'Set phrases, not listening.', 'Rules that tie their hands.'),
  code('agent-tied', 'agent', 'Hands tied', 5, 'Willing, and not allowed.', 'The adviser could not decide or see.', 'Unwilling.'),
  code('agent-solved', 'agent', 'Solved it', 5, 'The matter was settled by the person.', 'The result is the point.', 'Settled by a message or the app.'),

  // At home
  code('service', undefined, 'The service at home', 6, 'What comes out of the wall.', 'Only where no child fits.', 'A child fits.'),
  code('speed', 'service', 'Speed', 6, 'How fast the line is.', 'Only where no child fits.', 'A child fits.'),
  code('speed-fast', 'speed', 'Fast', 6, 'Fast enough, or better.', 'Speed is praised.', 'Fast handling.'),
  code('speed-slow', 'speed', 'Slow', 6, 'Too slow, buffering, evening dips.', 'Speed is criticised.', 'No connection at all.'),
  code('wifi', 'service', 'Wi-Fi at home', 6, 'The wireless side.', 'Only where no child fits.', 'The line itself.'),
  code('wifi-connect', 'wifi', 'Getting devices on', 6, 'Bringing devices online.', 'Set-up of devices, names, passwords.', 'Reach within the home.'),
  code('wifi-reach', 'wifi', 'Corners without signal', 6, 'Rooms the signal does not reach.', 'A place in the home is named.', 'Slow everywhere.'),
  code('outage', 'service', 'Outages', 6, 'The line was up and went down.', 'Drops, outages, restarts.', 'Never connected yet: use Line not ready.'),
  code('kit', 'service', 'Box and cables', 6, 'Router, cables, sockets, packaging.', 'The things themselves.', 'Their delivery.'),

  // Doing it myself
  code('self', undefined, 'Doing it myself', 7, 'Using web and app without help.', 'Only where no child fits.', 'A child fits.'),
  code('easy', 'self', 'Easy', 7, 'Went as it should.', 'Ease is praised.', 'Quickness alone.'),
  code('stuck', 'self', 'Got stuck', 7, 'Could not go on alone.', 'A dead end in web, app or form.', 'A person failed to help.'),
  code('stuck-login', 'stuck', 'Login', 7, 'Passwords, codes, accounts.', 'Cannot get in.', 'Security questions on the phone.'),
  code('stuck-form', 'stuck', 'Form or page', 7, 'A field, page or button does not work or fit.', 'The form does not take what is true.', 'Words not understood: use Jargon.'),

  // Feelings
  code('feel', undefined, 'Feelings', 8, 'What it did to people.', 'A feeling is said or shown and no child fits.', 'Pure description.'),
  code('relief', 'feel', 'Relief', 8, 'A weight gone.', 'Thank goodness.', 'Joy without a worry before.'),
  code('delight', 'feel', 'Delight', 8, 'Better than hoped, and glad of it.', 'Joy, surprise, praise with feeling.', 'Satisfied, nothing more.'),
  code('anger', 'feel', 'Anger', 8, 'Anger, fury, sarcasm.', 'Anger said or shown.', 'Tired acceptance.'),
  code('worry', 'feel', 'Worry', 8, 'Unease about what is coming.', 'Fear of what might go wrong.', 'Afterwards.'),
  code('resigned', 'feel', 'Resigned', 8, 'Given up expecting better.', 'Shrugging, typical, what can one do.', 'Calm satisfaction.'),
  code('trust', 'feel', 'Trust', 8, 'Whether Fernlea is believed.', 'Only where no child fits.', 'A child fits.'),
  code('trust-won', 'trust', 'Won', 8, 'Trust gained or kept.', 'Believed, relied on.', 'Mere habit: use Loyal.'),
  code('trust-lost', 'trust', 'Lost', 8, 'Trust gone.', 'Not believed any more, checks everything.', 'Anger alone.'),

  // Life around it
  code('life', undefined, 'Life around it', 9, 'What else is going on.', 'Only where no child fits.', 'A child fits.'),
  code('life-move', 'life', 'The move itself', 9, 'Boxes, keys, vans, landlords.', 'Moving beyond broadband.', 'Moving the line.'),
  code('life-work', 'life', 'Work depends on it', 9, 'Working from home needs the line.', 'Work or study hangs on the line.', 'A day off for the appointment: use Whole-day window.'),
  code('life-family', 'life', 'Family and neighbours', 9, 'Children, parents, neighbours.', 'Others in the home or street matter.', 'Employees.'),
  code('life-health', 'life', 'Health and age', 9, 'Illness, alarms, eyesight, strength.', 'Health or age changes what is needed.', 'Jokes about age.'),

  // Staying or leaving
  code('bond', undefined, 'Staying or leaving', 10, 'The relationship as a whole.', 'Only where no child fits.', 'A child fits.'),
  code('recommends', 'bond', 'Tells others', 10, 'Recommends, or warns.', 'Telling other people is mentioned.', 'A score alone.'),
  code('leaving', 'bond', 'Leaving', 10, 'Thinks of leaving, leaves, has left.', 'Switching is named.', 'Comparison only.'),
  code('loyal', 'bond', 'Loyal', 10, 'Stays, out of liking or habit.', 'Years, habit or affection as a reason.', 'Locked in by contract.'),
  code('local', 'bond', 'A local company', 10, 'Being from here matters.', 'Region, local staff, local shop.', 'Place names only.'),
];
