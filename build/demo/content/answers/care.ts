import type { DemoAnswer } from '../../content-types.ts';
import { answersTo, said, twice } from './say.ts';

const moveCall = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'move-call' }, [
  twice('amber-finch', '2026-01-15', [4, 2, 4], "After the retelling, [[agent-kind|she was lovely]]. But she [[agent-tied|couldn't give me a date]], \"that's another system\". [[on-hold|Fourteen minutes of music]] for a no."),
  said('maureen-bell', '2026-01-08', [3, 5, 4], "[[agent-kind|A patient girl]], she wrote everything down and [[clear|read it back to me]]."),
  twice('gareth-holt', '2026-01-13', [4, 4, 4], "Sorted in ten minutes. [[agent-solved|Date, price, done.]] Though it turned out [[b:told-wrong|two of the three were wrong]] later, the call was good."),
  said('bea-marsh', '2026-02-17', [3, 1, 5], "[[agent-script|\"I completely understand your frustration.\"]] Do you, Liam?"),
  twice('walter-gorse', '2026-03-02', [4, 3, 4], "I prefer the telephone. [[agent-kind|Good manners]] on both sides. She used [[jargon|\"ONT\" four times]] and I did not like to ask. [[b:life-health|My hearing is not what it was.]]"),
  said('edith-rowan', '2026-02-06', [3, 5, 5], "They asked about my pendant [[agent|after I mentioned it]]. She said leave it with me, and [[trust-won|it was left with her and it was done]]."),
  twice('gemma-tarn', '2026-03-17', [4, 2, 5], "[[bounced|Three people.]] Third one good."),
  said('dev-heron', '2026-02-04', [4, 2, 4], "Tried to [[agent-script|upsell me to 500]] before he'd found my account."),
  twice('harold-pratt', '2026-01-20', [4, 4, 4], "Quite satisfactory. The [[local|gentleman knew Eastmoor]], he knew which lane I meant. [[loyal|That is why I stay.]]"),
  said('leila-moss', '2026-06-29', [4, 1, 5], "See the thing about the pan pipes. [[promise-time|Promised a call back by four.]] [[no-update|It's October.]]"),
  twice('sanne-brook', '2026-04-08', [3, 2, 4], "Correct but cold. [[agent-script|He was filling in boxes]] and I was [[b:feel|the thing that didn't fit the box]]."),
  said('theo-birch', '2026-03-24', [3, 4, 4], "[[agent-solved|Got me a free month for the gap.]] Didn't even ask."),
  twice('clara-mint', '2026-05-06', [3, 3, 4], "ok in the end. [[agent-kind|she said take your time love]] and i did"),
  said('joanne-kite', '2026-05-11', [4, 2, 4], "\"[[agent-tied|The system doesn't do first slots.]]\" Then what does the system do."),
  twice('ross-cairn', '2026-09-04', [4, 3, 4], "Adviser competent, [[agent-tied|tools not]]. He had [[a:agent-tied|five windows open]] and narrated each of them."),
  said('doreen-hay', '2026-08-12', [4, 4, 4], "Took a while but [[clear|I understood it all]]."),
  twice('lucy-bramble', '2026-07-30', [3, 4, 4], "She was [[agent-kind|warm and quick]], [[again|even though I'd to tell it twice]]."),
  said('stanley-fen', '2026-07-16', [4, 2, 4], "Press one, press four, press two. [[on-hold|Then a tune.]] Then a man in a great hurry."),
]);

const billCall = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'bill-call' }, [
  twice('amber-finch', '2026-03-02', [3, 2, 5], "He [[agent-tied|could see it was wrong, agreed it was wrong, and wasn't allowed to fix it above £20]]. So he did [[credit|£20 three times]]. [[b:agent-kind|Hero.]] Stupid rule."),
  said('ruth-meadow', '2026-02-23', [3, 4, 4], "[[agent-solved|Settled while I was on the line.]] I wish the bill had been as clear as she was."),
  twice('gareth-holt', '2026-02-25', [4, 2, 5], "Told it would [[told-wrong|\"drop off next month\"]]. It did not drop off. [[again|Rang again.]] Another said the same, [[b:trust-lost|word for word]]."),
  said('bea-marsh', '2026-03-20', [2, 1, 5], "[[agent-script|\"As a gesture of goodwill\"]] is not a phrase you use when you took my money by mistake."),
  twice('jean-thistle', '2026-05-27', [3, 5, 5], "[[agent-kind|He called me Mrs Thistle and not Jean]], and he [[agent-solved|put the money back before I had finished my sentence]]."),
  said('gemma-tarn', '2026-05-07', [3, 1, 5], "[[on-hold|41 minutes]]. Cut off. [[on-hold|Another 20.]]"),
  twice('derek-fallow', '2026-07-20', [4, 4, 4], "Rang, explained, [[credit|refunded]]. [[b:price-fair|No fuss.]] It shouldn't have been needed."),
  said('clara-mint', '2026-06-19', [3, 2, 4], "asked for the overdraft fee back. [[agent-tied|\"thats your bank not us\"]]. ok technically"),
  twice('stanley-fen', '2026-09-01', [4, 2, 5], "[[bounced|Billing sent me to moves, moves sent me to billing.]] I said I would hold while they rang each other. [[b:agent-tied|They cannot ring each other.]]"),
  said('alison-heath', '2026-07-23', [3, 4, 4], "[[agent-solved|Very good]], corrected at once."),
  twice('ross-cairn', '2026-10-22', [4, 3, 4], "[[credit|Credit issued]], took two calls; [[told-wrong|first call recorded the wrong amount]]. Second adviser [[a:agent-kind|stayed on after her shift]]."),
  said('brenda-stile', '2026-07-03', [3, 4, 5], "She said [[relief|do not worry, it is not owed]]. I wrote her name down. Kathleen."),
  twice('mikael-frost', '2026-11-03', [4, 2, 5], "They can undo the charge but [[agent-tied|not the new contract term]], that needs \"[[bounced|a different queue]]\". [[leaving|I have a reminder set for the day it ends.]]"),
]);

const chatHelp = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'chat-help' }, [
  twice('amber-finch', '2026-01-15', [3, 4, 3], "The person in the chat was [[agent-kind|quick and human]], used a full stop like a grown-up. It's [[again-chat|what came after]] that was the mess."),
  said('dev-heron', '2026-02-04', [3, 3, 3], "Bot first, obviously. Typed \"human\" four times. Then [[agent-solved|fine]]."),
  twice('yara-fern', '2026-05-28', [4, 3, 4], "Friendly, but [[told-wrong|wrong about the 300]]. [[a:agent-kind|Sorry about it afterwards.]]"),
  said('tilly-wren', '2026-01-29', [3, 5, 3], "loved it, [[easy|did it on the bus]] 🚌 no phone call no nothing"),
  twice('luc-teal', '2026-04-09', [3, 3, 3], "Correct. [[quick|Réponse en deux minutes.]] Un peu [[b:agent-script|robotique]].", 'fr'),
  said('kasia-elm', '2026-01-18', [3, 3, 3], "[[quick|szybko odpisali]], ale nic nie załatwili", 'pl'),
  twice('jonas-reed', '2026-04-20', [3, 4, 3], "chat >>> phone. [[easy|got my date in like 3 min]]"),
  said('hannah-quill', '2026-02-03', [3, 4, 4], "[[clear|Sensible answers]], and I could do it while stirring."),
  twice('theo-birch', '2026-03-23', [4, 2, 3], "[[on-hold|\"You are number 17 in the queue\"]] for 35 minutes, then I [[b:stuck|lost the window and my place]]."),
  said('callum-thorn', '2026-02-27', [2, 3, 2], "its ok. [[agent-script|copy paste answers]]"),
  twice('noor-lark', '2026-03-09', [3, 4, 4], "They [[agent-kind|wrote slowly and simply]] when I said my English is new. [[b:trust-won|Thank you Sam.]]"),
  said('leila-moss', '2026-06-29', [3, 3, 4], "[[promise|Lots of promises]], nicely typed."),
  twice('lucy-bramble', '2026-07-30', [3, 4, 3], "Sam [[agent-kind|told me a joke about removal vans]]. [[agent-solved|Then fixed my date.]] Then the phone [[a:again-chat|had never heard of Sam]]."),
  said('wei-sparrow', '2026-09-10', [3, 3, 3], "[[quick|回复很快]],但是问题没有[[agent-solved|完全解决]]。", 'zh'),
  twice('becky-slate', '2026-09-08', [3, 3, 3], "did what it says. bot called me \"[[agent-script|Rebecca valued customer]]\" tho 💀"),
]);

const supportLine = answersTo({ study: 'past', question: 'q-tell', touchpoint: 'support-line' }, [
  twice('priya-oak', '2026-04-02', [4, 2, 5], "[[on-hold|38 minutes]] with a toddler on my hip. Then they asked me to [[agent-script|turn it off and on again]], which I'd done, which I'd SAID I'd done. [[b:anger|I turned the phone off instead.]]"),
  said('kwame-field', '2026-06-30', [3, 4, 4], "Ticket, callback, [[agent-solved|fixed the same evening]]. Good."),
  twice('victor-lane', '2026-03-30', [4, 1, 5], "[[bounced|First line, second line, first line.]] Each asks for the lights on the box. [[again|The lights have not changed since the last person asked.]] [[b:life-work|I had a client in the waiting room.]]"),
  said('maureen-bell', '2026-02-19', [3, 5, 4], "A [[local|lad from Northdale]], he [[agent-kind|stayed on till the little light went green]]."),
  twice('ingrid-moor', '2026-04-16', [4, 3, 4], "Knowledgeable once you're past the first person. [[on-hold|Getting past takes a quarter of an hour]]."),
  said('rohan-ivy', '2026-05-06', [3, 3, 3], "ok. [[jargon|lots of abbreviations]]"),
  twice('helen-drift', '2026-06-18', [4, 2, 4], "He said it was [[told-wrong|my laptop]]. It was not my laptop. [[outage|The whole street was off.]] [[trust-lost|He could have looked.]]"),
  said('sheila-downs', '2026-07-09', [4, 4, 4], "[[loyal|I've rung three times in twenty-one years]] and been helped three times."),
  twice('samir-vale', '2026-07-24', [4, 2, 5], "[[promise-time|\"Within 24 hours\"]] was 60. The person was nice about it every time I rang, [[b:agent-kind|really nice]], which is somehow worse."),
  said('mei-summit', '2026-08-07', [4, 4, 4], "[[agent-solved|问题当场解决]],就是[[on-hold|等了二十分钟]]。", 'zh'),
  twice('dan-copse', '2026-08-19', [3, 2, 4], "Got through to someone who clearly [[agent-tied|wanted to send an engineer and wasn't allowed to]] until I'd done [[agent-script|the twelve steps]]. Felt like [[b:resigned|we were both prisoners]]."),
  said('gordon-mill', '2026-09-03', [4, 3, 4], "[[on-hold|Long wait]], good help."),
  twice('kiran-peak', '2026-09-21', [3, 5, 5], "Best call I've had with any company. She [[agent-solved|saw the error counter]], [[clear|told me what it meant]] and booked the fix for the next morning. [[b:delight|Give her my regards.]]"),
  said('nina-rush', '2026-06-11', [3, 1, 5], "Six calls. [[again|Six beginnings.]] [[leaving|Then I left.]]"),
  twice('marie-clay', '2026-11-11', [4, 3, 4], "Attente longue, [[agent-kind|conseillère patiente]] avec mon anglais. [[b:agent-solved|Réglé.]]", 'fr'),
]);

export const careAnswers: readonly DemoAnswer[] = [...moveCall, ...billCall, ...chatHelp, ...supportLine];
