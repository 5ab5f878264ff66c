import type { Message } from '../messages.ts';

export const matterMessages = {
  'matter.not-found': {
    en: ['no matter "{id}"', 'it may have been removed; open the list of matters'],
    'zh-CN': ['没有案件“{id}”', '可能已被删除，请打开案件列表'],
  },
  'matter.item-not-found': {
    en: ['{collection}: nothing is kept under "{id}"', 'it may have been removed; open the matter again'],
    'zh-CN': ['{collection} 中没有“{id}”', '可能已被删除，请重新打开案件'],
  },
  'matter.item-elsewhere': {
    en: ['"{id}" already names an item of {collection} in this workspace', 'leave the id empty to add a new item'],
    'zh-CN': ['“{id}”已是本工作区 {collection} 中的项目', '新增项目时请将编号留空'],
  },
  'matter.unknown-pack': {
    en: ['no template pack "{pack}"', 'choose one of the packs listed under templates'],
    'zh-CN': ['没有模板包“{pack}”', '请选择模板列表中的模板包'],
  },
  'matter.unknown-court': {
    en: ['{pack} has no court "{court}"', 'choose a court of the pack, or type its name'],
    'zh-CN': ['{pack} 中没有法院“{court}”', '请选择模板包中的法院，或直接填写名称'],
  },
  'matter.unknown-claim': {
    en: ['{pack} has no claim "{claim}"', 'take it off and choose a claim of the pack'],
    'zh-CN': ['{pack} 中没有请求权“{claim}”', '请移除并从模板包中选择'],
  },
  'matter.claim-needs-right': {
    en: ['claim {claim} needs a {need}', 'add the right it rests on, or take the claim off'],
    'zh-CN': ['{claim} 需要 {need} 类权利', '请添加所依据的权利，或移除该请求'],
  },
  'matter.unknown-particular': {
    en: ['{pack} does not ask for "{name}"', 'no template of the pack prints it; remove it or choose another pack'],
    'zh-CN': ['{pack} 不使用“{name}”', '该模板包不会使用此项，请删除或更换模板包'],
  },
  'matter.unknown-event': {
    en: ['{pack} has no kind of fact "{kind}"', 'choose one of the kinds the pack declares'],
    'zh-CN': ['{pack} 中没有事实类型“{kind}”', '请选择模板包规定的事实类型'],
  },
  'matter.unknown-field': {
    en: ['facts of kind {kind} have no field "{field}"', 'no template prints it; move the words to the text of the fact'],
    'zh-CN': ['{kind} 类事实没有字段“{field}”', '模板不会使用此项，请写入事实正文'],
  },
  'matter.field-date': {
    en: ['{field}: "{value}" is not a date', 'write it as YYYY-MM-DD, for example 2026-11-23'],
    'zh-CN': ['{field}：“{value}”不是有效日期', '请写成 YYYY-MM-DD，例如 2026-11-23'],
  },
  'matter.field-number': {
    en: ['{field}: "{value}" is not a number', 'write digits with a point for decimals, without a currency sign'],
    'zh-CN': ['{field}：“{value}”不是数字', '请只写数字，小数用点，不写币种'],
  },
  'matter.field-choice': {
    en: ['{field}: "{value}" is not one of the choices', 'use one of: {known}'],
    'zh-CN': ['{field}：“{value}”不在可选范围内', '可选：{known}'],
  },
  'matter.unknown-party': {
    en: ['counsel {name} acts for a party that is not in the matter', 'choose the party again'],
    'zh-CN': ['代理人 {name} 所代理的当事人不在本案中', '请重新选择当事人'],
  },
  'matter.court-missing': {
    en: ['no court is chosen', 'choose a court of the pack, or type its name'],
    'zh-CN': ['未选择法院', '请选择模板包中的法院，或直接填写名称'],
  },
  'matter.claims-missing': {
    en: ['no claim is chosen', 'choose the claims the complaint is to plead'],
    'zh-CN': ['未选择请求权', '请选择起诉状要主张的请求'],
  },
  'matter.act-date-missing': {
    en: ['the date of the act is missing', 'enter the date of the last act complained of; it decides which law applies'],
    'zh-CN': ['缺少行为日期', '请填写被诉行为的（最后）日期，适用的法律版本由此确定'],
  },
  'matter.plaintiff-missing': {
    en: ['the matter has no plaintiff', 'add a party on the side of the plaintiff'],
    'zh-CN': ['本案没有原告', '请添加原告'],
  },
  'matter.party-name-missing': {
    en: ['a {side} has no name', 'enter the name as registered'],
    'zh-CN': ['有当事人（{side}）没有名称', '请填写登记的名称'],
  },
  'matter.uscc-missing': {
    en: ['{name}: the unified social credit code is missing', 'copy it from the business licence'],
    'zh-CN': ['{name}：缺少统一社会信用代码', '请按营业执照填写'],
  },
  'matter.uscc-length': {
    en: ['{name}: {code} does not have 18 characters', 'copy the unified social credit code again from the business licence'],
    'zh-CN': ['{name}：{code} 不是 18 位', '请按营业执照重新填写统一社会信用代码'],
  },
  'matter.uscc-character': {
    en: [
      '{name}: {code} has a character such a code never has',
      'the letters I, O, S, V and Z do not occur; compare with the business licence',
    ],
    'zh-CN': ['{name}：{code} 含有不可能出现的字符', '代码中没有字母 I、O、S、V、Z，请核对营业执照'],
  },
  'matter.uscc-check': {
    en: ['{name}: the check digit of {code} is wrong', 'compare the code with the business licence, character by character'],
    'zh-CN': ['{name}：{code} 校验位不符', '请与营业执照逐位核对'],
  },
  'matter.representative-missing': {
    en: ['{name}: the legal representative is missing', 'enter the name and post as in the company register'],
    'zh-CN': ['{name}：缺少法定代表人', '请按工商登记填写姓名和职务'],
  },
  'matter.entity-type-missing': {
    en: ['{name}: the type of entity is missing', 'write for example "a corporation", and the state or country of formation'],
    'zh-CN': ['{name}：缺少公司类型', '请填写类型及设立地，例如 a corporation'],
  },
  'matter.resident-id-shape': {
    en: ['{name}: the identity number is not one of 18 digits', 'check it, or enter the country for a foreign document'],
    'zh-CN': ['{name}：身份证号码不是 18 位', '请核对；外国证件请填写国籍'],
  },
  'matter.resident-id-birth': {
    en: ['{name}: digits 7 to 14 of the identity number are no date', 'compare the number with the identity card'],
    'zh-CN': ['{name}：身份证号码第 7 至 14 位不是有效日期', '请与身份证核对'],
  },
  'matter.resident-id-check': {
    en: ['{name}: the check digit of the identity number is wrong', 'compare the number with the identity card'],
    'zh-CN': ['{name}：身份证号码校验位不符', '请与身份证核对'],
  },
  'matter.birth-differs': {
    en: ['{name}: born {entered} as entered, {read} by the identity number', 'correct the date of birth or the number'],
    'zh-CN': ['{name}：填写的出生日期为 {entered}，身份证号码为 {read}', '请更正出生日期或号码'],
  },
  'matter.sex-differs': {
    en: ['{name}: the sex entered is not that of the identity number', 'correct the sex or the number'],
    'zh-CN': ['{name}：填写的性别与身份证号码不符', '请更正性别或号码'],
  },
  'matter.right-number-missing': {
    en: ['{mark}: the registration number is missing', 'copy it from the certificate'],
    'zh-CN': ['{mark}：缺少注册号', '请按注册证填写'],
  },
  'matter.certificate-missing': {
    en: ['{mark}: no certificate is attached', 'add the registration certificate as evidence and choose it here'],
    'zh-CN': ['{mark}：未附权利证书', '请将注册证作为证据添加并在此选择'],
  },
  'matter.owner-missing': {
    en: ['{mark}: the owner is missing', 'enter the registered owner'],
    'zh-CN': ['{mark}：缺少权利人', '请填写登记的权利人'],
  },
  'matter.classes-missing': {
    en: ['{mark}: no class of goods', 'enter the classes and goods of the registration'],
    'zh-CN': ['{mark}：没有商品类别', '请填写核定使用的类别和商品'],
  },
  'matter.expires-before-registered': {
    en: ['{mark}: it expires before it was registered', 'correct one of the two dates'],
    'zh-CN': ['{mark}：有效期届满日早于注册日', '请更正其中一个日期'],
  },
  'matter.registered-after-act': {
    en: ['{mark}: registered after the act complained of', 'check both dates; no claim rests on a right that did not exist yet'],
    'zh-CN': ['{mark}：注册日晚于被诉行为', '请核对两个日期，行为当时该权利尚不存在'],
  },
  'matter.expired-before-act': {
    en: ['{mark}: expired before the act complained of', 'enter the renewal, or leave the right out'],
    'zh-CN': ['{mark}：在被诉行为之前已届满', '请填写续展后的日期，或不主张该权利'],
  },
  'matter.fact-ends-before-start': {
    en: ['a fact of kind {kind} ends before it begins', 'correct one of the two dates'],
    'zh-CN': ['{kind} 类事实的结束日期早于开始日期', '请更正其中一个日期'],
  },
  'matter.fact-unsupported': {
    en: ['a fact of kind {kind} {date} has no evidence', 'choose the evidence that shows it'],
    'zh-CN': ['{kind} 类事实 {date} 没有证据', '请选择能够证明的证据'],
  },
} as const satisfies Record<string, Message>;
