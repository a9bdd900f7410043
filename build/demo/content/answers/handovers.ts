import type { DemoAnswer } from '../../content-types.ts';
import { answersTo, crossed, said, twice } from './say.ts';

const chatToPhone = answersTo(
  { study: 'past', question: 'q-crossing', handover: ['chat-help', 'move-call'] },
  [
    crossed(0, 14, twice('amber-finch', '2026-01-15', [4, 1, 5], "Forty minutes in the chat, all settled, \"a colleague will ring you\". Colleague rings: [[again-chat|\"So, how can I help you today?\"]] I actually laughed. Then [[again|I told it all again, from the landlord to the letterbox]].")),
    crossed(0, 22, said('bea-marsh', '2026-02-17', [3, 1, 5], "[[again-chat|They can't see the chat.]] They. Cannot. See. The. Chat. I read it out to them from my phone like [[anger|a bedtime story]].")),
    crossed(0, 9, twice('dev-heron', '2026-02-04', [4, 2, 4], "Chat bot → chat person → phone person. [[again|New address given three times]], spelled three times. Third one [[told-wrong|still got it wrong]]. [[b:bounced|It's telephone whispers but with my home.]]")),
    crossed(1, 6, said('hannah-quill', '2026-02-03', [4, 3, 4], "She had the date but not the reason. [[again-chat|Half of it made it across.]]")),
    crossed(0, 31, twice('leila-moss', '2026-06-29', [3, 1, 5, 3], "I got a reference number in the chat, twelve digits. [[on-hold|Half an hour of pan pipes]] later the man says [[again-chat|\"we don't use those numbers here\"]]. Then [[again-ident|mother's maiden name, twice]]. Then all of it again. [[a:anger|I had typed it so carefully.]]")),
    crossed(0, 17, said('theo-birch', '2026-03-24', [3, 2, 4], "Had to [[again|start from scratch]]. Nice voice though.")),
    crossed(0, 12, twice('yara-fern', '2026-05-28', [4, 2, 5], "The chat said [[told-wrong|yes, 300 is available]]. The phone said no. Neither knew [[again-chat|what the other had said]]. I had to forward my company's conversation to my company.")),
    crossed(2, 4, said('sophie-glen', '2026-02-21', [3, 4, 4], "I must have been lucky, [[carried|she had the whole chat up and carried on from there]]. Five minutes. Is that not normal?")),
    crossed(0, 19, twice('gemma-tarn', '2026-03-17', [4, 1, 5], "Told the chat about shifts. Told the phone about shifts. [[again|Told the next phone about shifts.]] [[b:bounced|Three people know about my shifts and nobody's written it down.]]")),
    crossed(0, 8, said('luc-teal', '2026-04-09', [3, 2, 4], "[[again-chat|Il a fallu tout recommencer]] au téléphone. Le chat, c'était pour rien.", 'fr')),
    crossed(0, 15, twice('sanne-brook', '2026-04-08', [4, 2, 4], "In the chat they promised that the phone colleague [[promise|would be informed]]. He was informed that [[b:again-chat|a person exists]]. That was it.")),
    crossed(1, 11, said('owen-sedge', '2026-10-13', [3, 2, 4], "They now see that there was a chat, [[again-chat|not what was in it]]. Which is almost funnier.")),
    crossed(0, 25, twice('clara-mint', '2026-05-06', [3, 1, 5], "[[on-hold|25 min hold]] then [[again|everything again]]. cried a bit. was [[life-move|a long week]] not all ur fault")),
    crossed(0, 10, said('greta-holm', '2026-06-09', [5, 2, 5], "Ich habe [[again-chat|alles zweimal erzählt]], einmal schriftlich, einmal mündlich. Beim zweiten Mal kam ein [[told-wrong|anderes Datum]] heraus.", 'de')),
    crossed(0, 13, twice('ross-cairn', '2026-09-04', [4, 2, 5], "Chat ended 10:42. Call came 10:55. In thirteen minutes [[again-chat|every fact had evaporated]]. I have the transcript; [[b:agent-tied|the adviser said he would love to have it too]].")),
    crossed(0, 18, said('kasia-elm', '2026-01-18', [3, 2, 4], "[[again|Wszystko od początku.]] Adres, data, [[again-ident|PESEL nie, ale prawie]].", 'pl')),
    crossed(1, 7, twice('david-shore', '2026-07-06', [4, 3, 3], "She'd read the last line of it and [[agent-kind|was honest about that]]. [[again|I filled in the rest.]]")),
    crossed(0, 20, said('lucy-bramble', '2026-07-30', [4, 1, 5], "Chat: lovely Sam. Phone: [[again-chat|who's Sam?]]")),
    crossed(0, 16, twice('arjun-hawk', '2026-05-14', [3, 2, 4], "bro i [[again|explained my life story twice]] and the second time i [[b:resigned|left out the good bits]]")),
  ],
);

const orderToMail = answersTo(
  { study: 'past', question: 'q-crossing', handover: ['online-order', 'order-confirmation'] },
  [
    crossed(2, 1, said('divya-marlow', '2026-02-18', [4, 4, 3], "Email was there before I'd closed the tab. [[carried|Same price, same date.]]")),
    crossed(2, 2, twice('stefan-ash', '2026-01-30', [4, 4, 3], "Bestätigung kam sofort, [[carried|alles wie bestellt]].", 'de')),
    crossed(2, 3, said('kwame-field', '2026-05-11', [3, 4, 3], "No surprises there. [[carried|What I clicked is what I got.]]")),
    crossed(1, 40, twice('farah-dale', '2026-09-22', [4, 3, 4], "Name [[told-wrong|spelled wrong]] in the mail although I typed it right. [[a:carried|Rest was fine.]]")),
    crossed(2, 2, said('mei-summit', '2026-06-12', [4, 4, 3], "OK. [[reminder|Confirmation in minutes.]]")),
  ],
);

const engineerToApp = answersTo(
  { study: 'past', question: 'q-crossing', handover: ['engineer-day', 'wifi-setup'] },
  [
    crossed(2, 0, twice('anya-ridge', '2026-05-05', [3, 4, 4], "He started the app set-up with me and [[carried|it picked up where he'd stopped]].")),
    crossed(2, 0, said('maureen-bell', '2026-01-17', [3, 4, 4], "The young man [[eng-extra|left it all running]] so there was nothing for me to hand over to anybody.")),
    crossed(1, 0, twice('emil-crane', '2026-09-04', [4, 3, 4], "App asked me [[again|which socket he used]]. How would I know? [[b:stuck|I guessed 2.]]")),
    crossed(2, 0, said('nate-harbor', '2026-11-14', [3, 4, 4], "Seamless, [[carried|the app knew his name and mine]].")),
    crossed(1, 0, twice('alison-heath', '2026-06-24', [3, 3, 3], "Fine. Had to [[wifi-connect|scan the box again]] after he'd scanned it.")),
    crossed(2, 0, said('simon-weir', '2026-04-25', [3, 3, 3], "[[carried|No break that I noticed.]]")),
  ],
);

const billToCall = answersTo(
  { study: 'past', question: 'q-crossing', handover: ['first-bill', 'bill-call'] },
  [
    crossed(2, 12, twice('ruth-meadow', '2026-02-23', [3, 4, 4], "She [[carried|had the same page in front of her]] as I did. We went line by line. [[b:agent-solved|Found it together.]]")),
    crossed(1, 24, said('gareth-holt', '2026-02-25', [4, 3, 4], "Could see the bill, [[agent-tied|couldn't see the old house's bill]].")),
    crossed(2, 9, said('jean-thistle', '2026-05-27', [3, 3, 4], "[[carried|He knew at once]] it was about the two addresses. He said half his calls are.")),
    crossed(1, 18, twice('gemma-tarn', '2026-05-07', [3, 2, 5], "Second call about the same bill, [[again|second telling]]. [[a:trust-lost|First call had left no trace.]]")),
    crossed(2, 5, said('alison-heath', '2026-07-23', [3, 4, 4], "Straight through, [[carried|she'd read the note]].")),
  ],
);

export const handoverAnswers: readonly DemoAnswer[] = [...chatToPhone, ...orderToMail, ...engineerToApp, ...billToCall];
