import type { Message } from '../messages.ts';

export const templateMessages = {
  'template.gap': {
    en: ['{field} is missing', 'fill it in; a final cannot be made without it'],
    'zh-CN': ['缺少{field}', '请补充；缺少时不能生成定稿'],
  },
  'template.unknown': {
    en: ['there is no template {template}', 'choose one of the list of templates'],
    'zh-CN': ['没有名为 {template} 的模板', '请从模板列表中选择'],
  },
  'template.unknown-field': {
    en: ['there is no field {path}', 'did you mean {near}?'],
    'zh-CN': ['没有字段 {path}', '是否应为 {near}？'],
  },
  'template.unknown-path': {
    en: ['there is no field {path}', 'see the list of fields in the template reference'],
    'zh-CN': ['没有字段 {path}', '请查阅模板字段表'],
  },
  'template.syntax': {
    en: ['{reason}', 'correct the tag at this place'],
    'zh-CN': ['模板语法有误：{reason}', '请更正此处的标签'],
  },
  'template.unclosed-tag': {
    en: ['{tag} is never closed', 'add {close}'],
    'zh-CN': ['{tag} 没有结束标签', '请补上 {close}'],
  },
  'template.stray-tag': {
    en: ['{tag} has nothing to close or to continue here', 'remove it, or add the tag it belongs to'],
    'zh-CN': ['{tag} 没有对应的起始标签', '请删除，或补上起始标签'],
  },
  'template.unknown-tag': {
    en: ['there is no tag {tag}', 'did you mean {near}?'],
    'zh-CN': ['没有标签 {tag}', '是否应为 {near}？'],
  },
  'template.unknown-filter': {
    en: ['there is no filter {filter}', 'did you mean {near}?'],
    'zh-CN': ['没有过滤器 {filter}', '是否应为 {near}？'],
  },
  'template.captured-filter': {
    en: ['filter {filter} on captured text {name}', 'filter the values before capturing them'],
    'zh-CN': ['对捕获文本 {name} 使用了过滤器 {filter}', '请在捕获之前处理各个值'],
  },
  'template.no-clause': {
    en: ['there is no clause {clause} in this pack', 'clauses live in the pack’s folder clauses/'],
    'zh-CN': ['本模板包中没有条款 {clause}', '条款应放在模板包的 clauses/ 文件夹中'],
  },
  'template.bad-value': {
    en: ['{filter} cannot use "{value}"', 'correct the field {path}'],
    'zh-CN': ['{filter} 无法处理“{value}”', '请更正字段 {path}'],
  },
  'template.not-text': {
    en: ['{path} is not a single value and cannot be printed', 'name one of its fields'],
    'zh-CN': ['{path} 不是单个值，无法输出', '请指明其中的字段'],
  },
  'template.not-a-list': {
    en: ['{path} is not a list', 'a schedule is made of a list of the facts, such as storefronts'],
    'zh-CN': ['{path} 不是列表', '明细表须取自列表字段，例如 storefronts'],
  },
  'template.too-much': {
    en: ['the template makes too much: {limit}', 'check its loops; large lists belong in a ::schedule'],
    'zh-CN': ['模板输出超出上限：{limit}', '请检查循环；大量行请使用 ::schedule'],
  },
  'template.unknown-directive': {
    en: ['there is no directive {name}', 'did you mean {near}?'],
    'zh-CN': ['没有指令 {name}', '是否应为 {near}？'],
  },
  'template.bad-directive': {
    en: ['{name} cannot be read', 'check its brackets, braces and quotes; a directive stands on one line'],
    'zh-CN': ['无法识别 {name}', '请检查方括号、花括号和引号；指令须写在一行内'],
  },
  'template.bad-attribute': {
    en: ['{name}: {attribute} cannot be "{value}"', 'use {allowed}'],
    'zh-CN': ['{name}：{attribute} 不能为“{value}”', '可用：{allowed}'],
  },
  'template.needs-attribute': {
    en: ['{name} needs {attribute}', 'add {attribute}=… in its braces'],
    'zh-CN': ['{name} 缺少 {attribute}', '请在花括号中加上 {attribute}=…'],
  },
  'template.misplaced': {
    en: ['{name} does not belong here', '{where}'],
    'zh-CN': ['{name} 不能用在此处', '{where}'],
  },
  'template.unclosed-container': {
    en: ['{name} is never closed', 'end it with a line of as many colons; an outer container needs more of them than an inner one'],
    'zh-CN': ['{name} 没有结束', '请用同样数量冒号的单独一行结束；外层容器的冒号须多于内层'],
  },
  'template.stray-fence': {
    en: ['these colons close nothing', 'remove the line, or give the outer container more colons than the inner one'],
    'zh-CN': ['此行冒号没有可结束的容器', '请删除，或让外层容器的冒号多于内层'],
  },
  'template.unsupported': {
    en: ['{what} is not part of the template language', '{instead}'],
    'zh-CN': ['模板语言不支持{what}', '{instead}'],
  },
  'template.long-table': {
    en: ['the table has {rows} rows; a written table may have {most}', 'use ::schedule, which takes any number of rows'],
    'zh-CN': ['表格有 {rows} 行；手写表格最多 {most} 行', '请改用 ::schedule，行数不限'],
  },
  'template.column-count': {
    en: ['{attribute} has {found} parts for {wanted} columns', 'give one part for each column'],
    'zh-CN': ['{attribute} 有 {found} 项，而列数为 {wanted}', '请每列写一项'],
  },
  'template.unknown-column': {
    en: ['{path} has no column {column}', 'did you mean {near}?'],
    'zh-CN': ['{path} 没有列 {column}', '是否应为 {near}？'],
  },
  'template.empty-schedule': {
    en: ['the schedule of {path} has no rows', 'add the rows, or leave the schedule out by a condition'],
    'zh-CN': ['{path} 的明细表没有任何行', '请录入数据，或用条件语句略去该表'],
  },
  'template.not-an-exhibit': {
    en: ['{evidence} is cited but is not an exhibit', 'add the evidence to the exhibits'],
    'zh-CN': ['引用的 {evidence} 尚未列为证据', '请将其加入证据目录'],
  },
  'template.unknown-paragraph': {
    en: ['no paragraph or heading has the id {target}', 'did you mean {near}?'],
    'zh-CN': ['没有编号标识为 {target} 的段落或标题', '是否应为 {near}？'],
  },
  'template.yaml': {
    en: ['{reason}', 'correct the file at this place'],
    'zh-CN': ['文件格式有误：{reason}', '请更正此处'],
  },
  'template.unknown-key': {
    en: ['"{key}" is not a known entry and is ignored', 'remove it or correct its name'],
    'zh-CN': ['未知条目“{key}”，已忽略', '请删除或更正名称'],
  },
  'template.no-front-matter': {
    en: ['the file has no front matter', 'begin it with --- and title, kind, language, paper, layout'],
    'zh-CN': ['文件缺少头部信息', '请以 --- 开头，写明 title、kind、language、paper、layout'],
  },
  'template.no-pack': {
    en: ['the folder {folder} has templates but no pack.yaml', 'add a pack.yaml'],
    'zh-CN': ['文件夹 {folder} 有模板但没有 pack.yaml', '请添加 pack.yaml'],
  },
  'template.bad-name': {
    en: [
      '{name} is left out: links and unusual names are not followed',
      'use a real file named with lower-case letters, digits and hyphens',
    ],
    'zh-CN': ['已略过 {name}：不跟随链接，也不接受特殊名称', '请使用真实文件，名称只含小写字母、数字和连字符'],
  },
  'template.unreadable': {
    en: ['{name} cannot be read: {reason}', 'check the file and its rights'],
    'zh-CN': ['无法读取 {name}：{reason}', '请检查文件及其权限'],
  },
  'template.duplicate': {
    en: ['{what} "{id}" is there twice', 'give each its own id'],
    'zh-CN': ['{what}“{id}”重复', '请使用不同的标识'],
  },
  'template.wrong-folder': {
    en: ['the pack calls itself {id} but lies in the folder {folder}', 'give both the same name'],
    'zh-CN': ['模板包标识为 {id}，但所在文件夹为 {folder}', '两者须同名'],
  },
  'template.unknown-law': {
    en: ['claim {claim} names the law {law}, which the pack does not have', 'add it under law, or correct the id'],
    'zh-CN': ['请求 {claim} 引用了模板包中没有的法条 {law}', '请在 law 下添加，或更正标识'],
  },
  'template.unknown-scheme': {
    en: ['the court names the exhibit scheme {scheme}, which the pack does not have', 'add it under exhibit_schemes, or correct the id'],
    'zh-CN': ['法院引用了模板包中没有的证据编号规则 {scheme}', '请在 exhibit_schemes 下添加，或更正标识'],
  },
  'template.law-overlap': {
    en: ['two versions of {law} are in force on {date}', 'end the older one the day before the newer begins'],
    'zh-CN': ['{law} 有两个版本在 {date} 同时有效', '请让旧版本在新版本施行前一日终止'],
  },
  'template.law-none': {
    en: ['no version of {law} is on record for {date}', 'cite it by hand after checking, or add the version to the pack'],
    'zh-CN': ['没有 {law} 在 {date} 有效的版本', '请核对后自行引用，或在模板包中补充该版本'],
  },
  'template.law-gap': {
    en: ['the version of {law} in force on {date} is not on record', 'check the text in force on that day before citing it'],
    'zh-CN': ['{law} 在 {date} 有效的文本尚未收录', '引用前请核对当日有效的文本'],
  },
  'template.law-today': {
    en: ['no date of the act is given: the law of {date} is cited', 'enter the date of the act'],
    'zh-CN': ['未填写行为发生日：按 {date} 的法律引用', '请填写行为发生日'],
  },
  'template.law-unverified': {
    en: ['{cite} has not been checked against an official text', 'check it before filing'],
    'zh-CN': ['{cite} 尚未与官方文本核对', '提交前请核对'],
  },
} as const satisfies Record<string, Message>;
