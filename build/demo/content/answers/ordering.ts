import type { DemoAnswer } from '../../content-types.ts';
import { answersTo, said, twice } from './say.ts';

const movingPage = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'moving-page' }, [
  said('amber-finch', '2026-01-12', [3, 3, 2], "[[clear|Nice page.]] Bit of a brochure. I wanted a checklist and got a family laughing at a box."),
  twice('bea-marsh', '2026-02-16', [3, 2, 4], "\"[[told-wrong|Move for free.]]\" [[fee|It is not free.]] Otherwise pretty."),
  said('ruth-meadow', '2026-01-19', [3, 4, 3], "[[clear|Found what I needed]], dates and what to bring. I printed it."),
  twice('dev-heron', '2026-02-03', [4, 3, 3], "Postcode box on the move page [[stuck-form|doesn't take new-builds]]. Found [[b:easy|the other one]] through Google."),
  said('gareth-holt', '2026-01-12', [3, 4, 3], "Straightforward."),
  twice('marek-vole', '2026-02-20', [3, 3, 3], "Wszystko jest, tylko [[jargon|za dużo skrótów]]. [[b:clear|Kroki 1-2-3 są dobre.]]", 'pl'),
  said('sophie-glen', '2026-02-19', [3, 3, 3], "ok! [[clear|liked the timeline]]"),
  twice('harold-pratt', '2026-01-19', [2, 3, 3], "My son showed it to me on his screen. [[life-health|The letters could be larger]] but [[clear|it says the telephone number at the top]], which most of them hide."),
  said('theo-birch', '2026-03-20', [4, 3, 3], "Fine. [[compare-rival|My electricity people have a page where you do it all in one go.]]"),
  twice('joanne-kite', '2026-05-09', [3, 4, 3], "[[easy|Five minutes at the nurses' station]]. Saved it, sent it to my husband, he [[a:clear|understood it too]], miracle."),
  said('stanley-fen', '2026-07-14', [3, 2, 3], "I am told there is a page."),
  twice('owen-sedge', '2026-10-10', [3, 4, 3], "[[clear|Says now what it costs and when you pay.]] It didn't in spring, [[compare-past|I looked then too]]."),
]);

const appBooking = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'app-booking' }, [
  twice('yara-fern', '2026-05-29', [4, 5, 4], "[[easy|Gorgeous.]] Pick a day, pick a slot, little confetti. [[window-moved|If only the slot had survived contact with reality.]]"),
  said('jonas-reed', '2026-04-21', [3, 4, 3], "[[easy|3 taps]] 👌"),
  twice('ingrid-moor', '2026-02-24', [4, 4, 4], "[[easy|Clean]], shows the old and new address side by side. Wanted [[b:reminder|a calendar file]], got an email."),
  said('tilly-wren', '2026-01-30', [3, 3, 3], "[[stuck-login|had to reset my password twice]] then [[easy|super easy]]"),
  twice('dev-heron', '2026-02-06', [4, 3, 3], "Booking works. [[stuck-form|Flat number field takes four characters]]; I live in \"Loft 12B\". I'm now [[a:told-wrong|\"Loft\"]]."),
  said('sanne-brook', '2026-04-09', [3, 3, 3], "Did what it should."),
  twice('simon-weir', '2026-04-12', [3, 4, 3], "[[quick|Two minutes on the train.]] Confirmation [[reminder|popped up at once]]."),
  said('clara-mint', '2026-05-07', [3, 2, 4], "[[stuck|app crashed at the last step]] and i didnt know if it was booked or not. [[worry|was scared to press again]]"),
  twice('arjun-hawk', '2026-05-15', [4, 4, 3], "[[easy|Smooth]]. [[compare-rival|Better than my bank]], which is a low bar but still."),
  said('greta-holm', '2026-06-09', [4, 4, 4], "Die App ist [[easy|wirklich gut gemacht]]. Man sieht, dass sich jemand Gedanken gemacht hat.", 'de'),
  twice('leila-moss', '2026-06-30', [3, 3, 4], "It offered dates [[told-wrong|before I even get the keys]], and none in the week I need. [[b:easy|Easy to use, mind.]]"),
  said('agata-fox', '2026-07-20', [3, 4, 3], "[[easy|łatwo]], po polsku też by się przydało", 'pl'),
  twice('david-shore', '2026-07-07', [3, 2, 3], "[[stuck-login|Code by SMS]] never came. Tried next day, came twice. [[resigned|Computers.]]"),
  said('ben-hollow', '2026-08-10', [4, 4, 3], "No notes. [[easy|Worked first time.]]"),
  twice('ross-cairn', '2026-09-05', [4, 3, 4], "Shows four-hour windows, [[stuck-form|allows you to pick one already gone]], then apologises. [[b:clear|At least it apologises in English.]]"),
  said('owen-sedge', '2026-10-14', [3, 4, 3], "Good. [[easy|One screen.]]"),
]);

const orderConfirmation = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'order-confirmation' }, [
  said('gareth-holt', '2026-01-14', [4, 4, 3], "Got it, filed it."),
  twice('bea-marsh', '2026-02-18', [3, 3, 4], "[[clear|All on one page]], date, price. [[fee|No word of the 49 quid]], but what was on it was clear."),
  said('stefan-ash', '2026-01-30', [4, 4, 3], "[[quick|Sofort da]], vollständig.", 'de'),
  twice('maureen-bell', '2026-01-10', [3, 4, 4], "I asked for it on paper and [[trust-won|it came on paper, two days later]]. [[b:compare-past|As it used to be.]]"),
  said('divya-marlow', '2026-02-18', [4, 4, 3], "[[clear|Says what happens next]], in order. Stuck it on the fridge."),
  twice('gemma-tarn', '2026-03-18', [4, 3, 4], "[[promise-price|Price right]], [[told-wrong|date wrong]]. One out of two."),
  said('theo-birch', '2026-03-25', [3, 3, 3], "Fine."),
  twice('ross-cairn', '2026-09-05', [4, 4, 4], "Precise, numbered paragraphs. [[trust-won|I've quoted paragraph two at them since.]]"),
  said('yara-fern', '2026-05-29', [3, 4, 3], "[[reminder|With a calendar thing]] to click. Nice."),
  twice('luc-teal', '2026-04-10', [3, 3, 3], "Reçu tout de suite. [[jargon|Quelques mots obscurs]] (« ONT », « CPE »). [[b:clear|Le reste est clair.]]", 'fr'),
  said('anil-creek', '2026-04-28', [3, 4, 3], "समय पर आया, [[clear|सब साफ़ लिखा था]]।", 'hi'),
  twice('kwame-field', '2026-05-11', [4, 4, 3], "[[clear|Good]]. It even said [[price-fair|what I'd pay in month 19]], which nobody ever says."),
  said('jean-thistle', '2026-04-02', [3, 3, 4], "[[life-family|My neighbour]] printed it for me."),
  twice('farah-dale', '2026-09-22', [4, 3, 3], "[[told-wrong|My name has one R.]] I have told them. [[b:resigned|It has two now.]]"),
  said('doreen-hay', '2026-08-13', [4, 5, 4], "Large print, [[clear|plain words]]. Somebody there has a mother."),
  twice('emil-crane', '2026-08-20', [3, 2, 4], "[[fee|Priority slot £35]] shown as \"included\". [[told-wrong|Included in what? My bill, as it turned out.]]"),
  said('agata-fox', '2026-07-21', [3, 3, 3], "Ok, dostałam od razu", 'pl'),
]);

const addressCheck = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'address-check' }, [
  twice('divya-marlow', '2026-02-10', [3, 4, 4], "[[easy|Typed, clicked, yes.]] The last firm told us [[compare-rival|\"up to\" and a number from a dream]]; you said [[promise-speed|430 to 500 and it is 460]]."),
  said('kwame-field', '2026-05-08', [4, 3, 4], "It said yes. It then took [[delay-line|a month]] but it did say yes."),
  twice('zoe-plum', '2026-03-11', [3, 1, 5], "My street is \"[[told-wrong|coming soon]]\". It has been coming soon since the old prime minister. The flat opposite has you. [[leaving|I went elsewhere.]]"),
  said('stefan-ash', '2026-01-28', [3, 4, 3], "[[clear|Klare Auskunft]].", 'de'),
  twice('mei-summit', '2026-06-10', [4, 4, 4], "查询[[quick|很快]],显示的[[promise-speed|速度和实际差不多]]。", 'zh'),
  said('dan-copse', '2026-07-29', [3, 3, 4], "Gave me a range. [[promise-speed|Range turned out true]], lower end."),
  twice('chen-willow', '2026-04-16', [3, 2, 4], "It wanted my phone number [[stuck-form|before telling me if you even serve my house]]. I closed it. [[b:trust-lost|Why do you need my number to look at a map?]]"),
  said('farah-dale', '2026-09-18', [3, 4, 3], "[[easy|Easy.]]"),
  twice('oskar-pine', '2026-06-08', [4, 4, 4], "[[stuck-form|New street not in the list]], but there was a map where one can [[easy|put a pin]]. Good idea."),
  said('rohan-ivy', '2026-03-12', [3, 3, 3], "Works. [[compare-rival|Same as everyone's.]]"),
  twice('anya-ridge', '2026-04-21', [4, 4, 4], "Showed the cabinet, the distance, the [[clear|honest minimum]]. [[trust-won|A minimum! In writing!]]"),
  said('nate-harbor', '2026-10-19', [3, 4, 3], "Fine, [[quick|instant]]."),
  twice('mina-dove', '2026-05-21', [3, 2, 3], "said 100 for us and [[told-wrong|50 for next door, same building]]?? had to [[b:stuck|ask in the shop]]"),
  said('sami-rook', '2026-08-31', [2, 3, 3], "didnt know my postcode lol. worked when i did"),
]);

const shopVisit = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'shop-visit' }, [
  twice('edith-rowan', '2026-02-05', [4, 4, 4], "The young lady found me [[agent-kind|a chair]] before anything. She [[price-fair|put me on the cheaper one]] because I do not need the other. [[b:trust-won|Shops used to do that.]]"),
  said('mina-dove', '2026-05-23', [3, 4, 3], "helpful!! [[agent-solved|he rang someone about our building]] and sorted the 50/100 thing"),
  twice('roy-tanner', '2026-02-16', [4, 2, 4], "[[agent-tied|\"We're sales, we can't look at appointments.\"]] It says Fernlea over the door. [[bounced|I was sent home to ring.]]"),
  said('brenda-stile', '2026-07-02', [4, 5, 4], "[[relief|She set my mind at rest]] about the red figures."),
  twice('sheila-downs', '2026-06-20', [4, 4, 4], "[[local|They know me.]] I pop in even when nothing's wrong, [[loyal|it's next to the butcher]]."),
  said('rohan-ivy', '2026-03-14', [3, 3, 3], "Pushed the TV bundle [[agent-script|a bit hard]]. Otherwise alright"),
  twice('agata-fox', '2026-07-17', [3, 3, 4], "Pan w sklepie [[agent-kind|bardzo pomocny]], ale powiedział że [[told-wrong|przeniesienie jest za darmo]]. A nie było.", 'pl'),
  said('ursula-linden', '2026-08-14', [4, 4, 4], "[[agent-kind|Sehr freundlich]], nahm sich Zeit.", 'de'),
  twice('sami-rook', '2026-09-02', [2, 4, 3], "went in knowing nothing came out w broadband. [[clear|he drew it on a napkin]]. [[b:agent-kind|respect]]"),
  said('doreen-hay', '2026-08-11', [3, 4, 4], "[[clear|Wrote the price on the leaflet]] and signed it."),
  twice('anil-creek', '2026-04-24', [4, 3, 3], "दुकान में भीड़ थी, [[on-hold|आधा घंटा इंतज़ार]]। फिर लड़के ने [[agent-kind|अच्छे से समझाया]]।", 'hi'),
  said('pete-larch', '2026-03-02', [3, 3, 2], "In and out. Free pen."),
]);

const onlineOrder = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'online-order' }, [
  twice('stefan-ash', '2026-01-30', [4, 4, 4], "[[easy|Zehn Minuten]], wie versprochen. [[price-fair|Der Gesamtpreis stand vorher da.]]", 'de'),
  said('divya-marlow', '2026-02-18', [4, 4, 4], "[[easy|Painless]] once both kids were in bed."),
  twice('emil-crane', '2026-08-20', [4, 2, 5], "[[fee|Box for the priority slot was already ticked.]] I know I could have unticked it. [[trust-lost|I know you knew I wouldn't.]]"),
  said('kwame-field', '2026-05-11', [3, 4, 4], "[[quick|Faster than making tea.]]"),
  twice('mei-summit', '2026-06-12', [4, 3, 4], "下单[[easy|很简单]],但是[[stuck-form|地址栏不接受中文门牌]]。", 'zh'),
  said('farah-dale', '2026-09-22', [3, 3, 3], "Okay. [[stuck-form|My surname was \"too short\"]], it has three letters. It has had three letters for some centuries."),
  twice('oskar-pine', '2026-06-09', [4, 4, 3], "[[clear|Price per month, set-up, total over the term]]: all shown. [[b:trust-won|I like it when I don't need a calculator.]]"),
  said('anil-creek', '2026-04-27', [3, 3, 3], "[[easy|ठीक था]]", 'hi'),
  twice('dan-copse', '2026-07-31', [4, 4, 4], "[[easy|No upsell until the end]], then one, skippable. [[a:trust-won|Civilised.]]"),
  said('noor-lark', '2026-02-23', [3, 4, 3], "I used [[easy|translate in the browser]] and everything stayed in place."),
  twice('anya-ridge', '2026-04-22', [4, 5, 4], "[[easy|Excellent form.]] Remembered everything when I [[a:life-family|got interrupted]] and came back next day."),
  said('nate-harbor', '2026-10-20', [3, 2, 4], "[[stuck|Credit check failed]] because I have no UK history. No human option on that page. [[agent-solved|Phone sorted it.]]"),
  twice('sami-rook', '2026-09-03', [2, 3, 3], "easy till \"[[jargon|static ip? bridge mode?]]\" idk man. [[b:stuck|pressed no to everything]]"),
  said('nadia-swift', '2026-03-23', [4, 4, 3], "[[quick|One-handed, 4am]], feeding. Top marks."),
  twice('rohan-ivy', '2026-03-16', [3, 4, 3], "Good. [[promise-price|The price from the shop was there with a code.]] [[b:carried|Nice when the left hand knows.]]"),
  said('marie-clay', '2026-10-15', [3, 3, 3], "[[easy|Simple]]. Une case de trop à la fin.", 'fr'),
]);

export const orderingAnswers: readonly DemoAnswer[] = [
  ...movingPage,
  ...appBooking,
  ...orderConfirmation,
  ...addressCheck,
  ...shopVisit,
  ...onlineOrder,
];
