import type { DemoAnswer } from '../../content-types.ts';
import { answersTo, said, twice } from './say.ts';

const routerParcel = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'router-parcel' }, [
  said('amber-finch', '2026-01-17', [3, 4, 3], "Came. Fitted through the letterbox, [[delight|small miracle]]."),
  twice('tilly-wren', '2026-02-02', [3, 2, 4], "they sent it to my OLD flat. [[delay-parcel|the new tenant has it]]. her name is Jess. Jess is not answering"),
  said('hannah-quill', '2026-02-06', [3, 3, 3], "Fine. [[kit|Box within a box within a box]], the children were delighted."),
  twice('stefan-ash', '2026-02-10', [4, 4, 3], "[[quick|Zwei Tage früher]] als angekündigt. [[b:kit|Gut verpackt.]]", 'de'),
  said('walter-gorse', '2026-03-09', [3, 3, 4], "[[life-family|Left with the neighbour]] who is away till Thursday, but he'd left a note."),
  twice('priya-oak', '2026-03-05', [4, 4, 3], "[[reminder|Text with a one-hour slot]] for the PARCEL. For the engineer, who I need to let in: [[window-long|all day]]. You see it, right?"),
  said('gemma-tarn', '2026-03-20', [4, 3, 3], "[[kit|No power cable in it.]] Borrowed the one off the old one."),
  twice('kwame-field', '2026-05-22', [3, 4, 3], "All there, [[kit|labelled A, B, C]] with a drawing. [[clear|My eight-year-old set it out on the carpet in order.]]"),
  said('sanne-brook', '2026-04-10', [3, 4, 3], "[[quick|Next day.]]"),
  twice('luc-teal', '2026-04-13', [4, 2, 4], "Colis [[delay-parcel|déclaré livré]], [[told-wrong|jamais reçu]]. Un deuxième est arrivé avec le technicien.", 'fr'),
  said('anya-ridge', '2026-04-29', [4, 4, 3], "On time, [[kit|recyclable, no plastic]]. Thank you."),
  twice('clara-mint', '2026-05-12', [3, 4, 4], "went to [[easy|a locker by the station]], picked it up in my pjs basically. [[b:easy|perfect for people w no door yet]]"),
  said('jean-thistle', '2026-04-16', [3, 4, 3], "The postman [[agent-kind|carried it up]] for me, it is not heavy but he always does."),
  twice('oskar-pine', '2026-06-18', [4, 3, 3], "[[delay-parcel|One day late]], [[reminder|was told so beforehand]]. No harm."),
  said('leila-moss', '2026-07-04', [3, 3, 3], "It came to the corner shop. [[life-move|Yusuf at the shop now knows I've moved in]], so that's one friend."),
  twice('mei-summit', '2026-06-26', [4, 4, 3], "包裹[[quick|准时到]],[[kit|说明书有中文]],很贴心 👍", 'zh'),
  said('agata-fox', '2026-07-23', [3, 4, 3], "Paczkomat, [[easy|super]].", 'pl'),
  twice('emil-crane', '2026-08-27', [4, 3, 3], "[[kit|Fine, box a bit crushed]], thing inside alive."),
  said('ross-cairn', '2026-09-10', [3, 4, 3], "Arrived as tracked. [[kit|Serial matched the email.]]"),
  twice('doreen-hay', '2026-08-20', [3, 3, 4], "I did not know [[jargon|what it was]], there was no letter with it, only drawings. I [[b:worry|thought I had ordered something by accident]]."),
  said('farah-dale', '2026-10-05', [3, 4, 3], "وصل [[quick|بسرعة]]", 'ar'),
  twice('owen-sedge', '2026-10-16', [3, 3, 3], "Two routers came. [[told-wrong|I've one house now, remember?]] 🙃 [[b:kit|Sent one back.]]"),
]);

const wifiSetup = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'wifi-setup' }, [
  twice('priya-oak', '2026-03-24', [3, 4, 4], "The app [[wifi-connect|found everything but the printer]]. Nobody ever finds the printer."),
  said('stefan-ash', '2026-02-17', [4, 3, 4], "[[wifi-reach|Im Keller kein Empfang]], sonst gut.", 'de'),
  twice('amber-finch', '2026-01-27', [3, 4, 4], "[[easy|QR code, done.]] Same network name as before so [[wifi-connect|my phone didn't even notice we'd moved]]. More of this!"),
  said('harold-pratt', '2026-01-30', [2, 3, 4], "My son did it by [[life-family|video from Leeds]]. I held the telephone up to the lights."),
  twice('tilly-wren', '2026-02-12', [3, 3, 3], "all good except [[wifi-reach|my room]] which is obviously the furthest. [[wifi-reach|i now live in the kitchen]] 🍝"),
  said('victor-lane', '2026-02-14', [4, 4, 5], "[[wifi-connect|Separate network for clients in three clicks.]] Good."),
  twice('hannah-quill', '2026-02-10', [3, 2, 4], "[[stuck|The app wanted a code from a sticker]] that the engineer had [[kit|mounted facing the wall]]. We used a spoon as a mirror. [[b:stuck|I wish I were joking.]]"),
  said('maureen-bell', '2026-01-18', [2, 4, 4], "All done for me. I only [[easy|typed the card]]."),
  twice('gareth-holt', '2026-01-23', [3, 3, 4], "Took an evening, [[wifi-connect|eleven devices]], but eleven devices is on me."),
  said('dev-heron', '2026-02-13', [4, 3, 3], "App [[stuck|hides the advanced page]]. Found it. [[easy|Web one is better.]]"),
  twice('walter-gorse', '2026-03-16', [3, 2, 4], "[[stuck|It asked me to make a password, then said it was no good]], then another, no good. [[b:resigned|I left it for Sunday]] when my daughter comes."),
  said('kasia-elm', '2026-01-26', [3, 4, 3], "[[quick|10 minut]] i po sprawie", 'pl'),
  twice('nadia-swift', '2026-04-09', [3, 3, 4], "Baby monitor [[wifi-connect|refused for two days]] then just worked. [[resigned|I no longer ask why.]]"),
  said('sophie-glen', '2026-03-03', [3, 4, 3], "[[easy|Easy peasy.]]"),
  twice('gemma-tarn', '2026-03-29', [3, 4, 4], "Followed the pictures. [[easy|Did it myself]], me! [[delight|Rang my sister to show off.]]"),
  said('simon-weir', '2026-04-25', [4, 3, 4], "[[wifi-reach|Loft no. Rest yes.]]"),
  twice('jonas-reed', '2026-04-29', [3, 3, 3], "worked. [[wifi-reach|bit weak in the bathroom]] which, priorities"),
  said('luc-teal', '2026-04-19', [3, 3, 3], "[[easy|Facile]], mais [[stuck-login|encore un mot de passe]].", 'fr'),
  twice('anya-ridge', '2026-05-05', [4, 4, 4], "Very good. [[clear|It said in words which device was the slow one]]: mine."),
  said('joanne-kite', '2026-05-21', [3, 2, 4], "[[stuck-login|Account locked after three tries]] and the code went to the [[told-wrong|old landline]]. Which was the thing being moved!"),
  twice('noor-lark', '2026-03-25', [3, 4, 4], "سهل جداً، [[easy|خمس دقائق فقط]]. [[b:relief|أخيراً كلّمت أمي بالفيديو]] 🥲", 'ar'),
  said('clara-mint', '2026-05-19', [3, 4, 3], "[[easy|scan, tap, done]], still sat on the folding chair he left me"),
  twice('anil-creek', '2026-05-13', [3, 3, 4], "टीवी [[wifi-connect|नहीं जुड़ रहा था]], बेटी ने [[life-family|पाँच मिनट में कर दिया]]। 😅", 'hi'),
  said('kwame-field', '2026-06-12', [3, 4, 4], "[[wifi-connect|Seventeen things online]] by dinner"),
  twice('yara-fern', '2026-06-11', [4, 3, 3], "Pretty app, [[wifi-reach|thick walls]]. Not the app's fault. [[b:kit|Sell me the second box already.]]"),
  said('brenda-stile', '2026-05-28', [3, 2, 4], "[[jargon|It said \"select your SSID\"]]. I went and made a cup of tea instead."),
  twice('greta-holm', '2026-06-18', [4, 4, 5], "[[easy|Alles in zwanzig Minuten]], inklusive VPN. [[b:life-work|Um 14 Uhr saß ich im Termin.]]", 'de'),
  said('oskar-pine', '2026-06-26', [4, 3, 4], "[[wifi-reach|Garden office 8 metres away: nothing.]] As I had feared."),
  twice('leila-moss', '2026-07-12', [2, 3, 4], "Easy because [[eng-extra|the engineer did most]]. Alone I'd have [[b:worry|cried on the router]]."),
  said('emil-crane', '2026-09-05', [4, 2, 4], "[[stuck|Loop: \"almost there\"]] for an hour. Wasn't."),
  twice('becky-slate', '2026-09-24', [2, 4, 4], "kids did it before i found my glasses. [[easy|must be easy]] 😂 [[b:life-family|they're 9 and 11]]"),
  said('farah-dale', '2026-10-14', [3, 3, 4], "Good in the living room, [[wifi-reach|not in the children's room]]."),
  twice('nate-harbor', '2026-11-14', [3, 4, 4], "[[easy|Simple]], and a nice touch: [[clear|it explained what each light means]] at the moment the light came on."),
]);

const speedCheck = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'speed-check' }, [
  twice('victor-lane', '2026-03-02', [4, 4, 4], "Shows [[promise-speed|what you sold me next to what I get]]. 880 of 900. [[trust-won|More firms should dare.]]"),
  said('ingrid-moor', '2026-04-17', [4, 3, 4], "Fine by day. [[speed-slow|Evenings it dips]] and the check says \"great!\" all the same."),
  twice('simon-weir', '2026-05-04', [3, 4, 3], "[[speed-fast|478.]] [[b:promise-speed|Sold 500.]] I'm at peace."),
  said('priya-oak', '2026-04-06', [3, 3, 3], "Number goes up and down, kids shout it out like a lottery"),
  twice('anya-ridge', '2026-05-16', [4, 4, 4], "[[clear|Distinguishes the line from the Wi-Fi]], which ends [[b:life-family|a long marital argument]]."),
  said('dan-copse', '2026-08-21', [4, 2, 4], "It measured 610, [[told-wrong|called it 900-ready]]. [[trust-lost|Ready is doing a lot of work there.]]"),
  twice('mei-summit', '2026-07-15', [3, 4, 4], "[[speed-fast|很快]],比以前的公司[[compare-rival|快一倍]]。", 'zh'),
  said('kiran-peak', '2026-09-20', [4, 3, 4], "Useful, the [[jargon|\"jitter score\"]] less so."),
  twice('oskar-pine', '2026-07-08', [3, 3, 3], "It works. [[speed-slow|Sunday evening 190 instead of 500]], and it says so [[a:trust-won|honestly]]."),
  said('stefan-ash', '2026-03-10', [3, 4, 3], "[[speed-fast|Passt.]]", 'de'),
]);

// Four people and three people: these two touchpoints stay thin.
const serviceStatus = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'service-status' }, [
  twice('helen-drift', '2026-06-18', [4, 2, 4], "It was [[told-wrong|all green ticks]] while [[outage|our whole street was dark]]. I looked at it on my mobile, by candle, so to speak."),
  said('samir-vale', '2026-07-23', [3, 3, 4], "[[no-update|Last updated: yesterday.]] Then suddenly very good."),
  twice('fiona-beck', '2026-09-11', [3, 4, 4], "[[clear|Map, cause, time.]] [[outage|Back when it said.]] [[b:trust-won|Believed it the second time.]]"),
  said('craig-burn', '2026-08-07', [3, 2, 3], "Can't look at a web page when the web's off, can I"),
]);

const routerReturn = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'router-return' }, [
  twice('paula-reef', '2026-03-05', [3, 2, 3], "[[kit|No label in the box.]] Printed one at the library, 20p. Then a letter [[fee|threatening £60 for the router I'd already sent]]. [[b:anger|With the receipt stapled to my reply.]]"),
  said('owen-sedge', '2026-11-02', [3, 4, 2], "[[easy|Dropped it at the shop]], got a slip."),
  said('alison-heath', '2026-08-02', [3, 3, 2], "[[easy|Bag with a label]], off it went."),
]);

export const atHomeAnswers: readonly DemoAnswer[] = [
  ...routerParcel,
  ...wifiSetup,
  ...speedCheck,
  ...serviceStatus,
  ...routerReturn,
];
