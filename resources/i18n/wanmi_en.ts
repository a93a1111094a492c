<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AboutWindow</name>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>已开：本席一人兼{0}，每步仍按各自岗位记入经过</source>
        <translation>On: one person here is {0}; each step is recorded under its own post</translation>
    </message>
    <message>
        <source>未开：受理员、值班长、派遣员分设</source>
        <translation>Off: acceptor, duty chief and dispatcher are apart</translation>
    </message>
    <message>
        <source>已开；本席只有一个岗位</source>
        <translation>On; this seat has one post only</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>万米城市管理指挥厅</source>
        <translation>Wanmi city-management hall</translation>
    </message>
    <message>
        <source>版本 {0}</source>
        <translation>Version {0}</translation>
    </message>
    <message>
        <source>站点</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>{0}（{1}）&#x3000;单元网格 {2}&#x3000;责任网格 {3}&#x3000;部门 {4}&#x3000;终端 {5}</source>
        <translation>{0} ({1})&#x3000;{2} unit grids&#x3000;{3} duty grids&#x3000;{4} departments&#x3000;{5} terminals</translation>
    </message>
    <message>
        <source>本席</source>
        <translation>This seat</translation>
    </message>
    <message>
        <source>坐席 {0}&#x3000;{1}&#x3000;{2}</source>
        <translation>Seat {0}&#x3000;{1}&#x3000;{2}</translation>
    </message>
    <message>
        <source>合岗</source>
        <translation>Merged posts</translation>
    </message>
    <message>
        <source>现行规则</source>
        <translation>Rules in force</translation>
    </message>
    <message>
        <source>流程步骤 {0} 步；类别 {1} 个；工作日历维护到 {2}</source>
        <translation>{0} workflow steps; {1} classes; work calendar until {2}</translation>
    </message>
    <message>
        <source>工作时间</source>
        <translation>Work hours</translation>
    </message>
    <message>
        <source>{0}—{1}</source>
        <translation>{0}–{1}</translation>
    </message>
    <message>
        <source>派遣建议命中率</source>
        <translation>Hit rate of dispatch advice</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>工作日 {0}；紧急案卷按自然时间</source>
        <translation>Workdays {0}; urgent cases by natural time</translation>
    </message>
    <message>
        <source>案件读到 {0}，事件序号 {1}</source>
        <translation>Cases read to {0}, event {1}</translation>
    </message>
</context>
<context>
    <name>AgesPanel</name>
    <message>
        <source>超期时长</source>
        <translation>Time overdue</translation>
    </message>
    <message>
        <source>，紧急 {n} 按自然时</source>
        <translation>, {n} urgent by the clock</translation>
    </message>
    <message>
        <source>{n} 件，1 工作日＝8 工作时</source>
        <translation>{n} cases, 1 workday = 8 h</translation>
    </message>
    <message>
        <source>没有处置超期案件</source>
        <translation>No case overdue</translation>
    </message>
    <message>
        <source>重</source>
        <translation>high</translation>
    </message>
    <message>
        <source>2 工作时内</source>
        <translation>within 2 h</translation>
    </message>
    <message>
        <source>2—8 工作时</source>
        <translation>2 – 8 h</translation>
    </message>
    <message>
        <source>1—3 工作日</source>
        <translation>1 – 3 workdays</translation>
    </message>
    <message>
        <source>3—5 工作日</source>
        <translation>3 – 5 workdays</translation>
    </message>
    <message>
        <source>5 工作日以上</source>
        <translation>over 5 workdays</translation>
    </message>
</context>
<context>
    <name>AlarmWatch</name>
    <message>
        <source>没有未确认的告警</source>
        <translation>No open alarms</translation>
    </message>
    <message>
        <source>确认告警</source>
        <translation>Acknowledge alarm</translation>
    </message>
    <message>
        <source>已确认告警</source>
        <translation>Alarm acknowledged</translation>
    </message>
</context>
<context>
    <name>AlarmWindow</name>
    <message>
        <source>告警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>确认最上一条</source>
        <translation>acknowledge top one</translation>
    </message>
    <message>
        <source>确认所选</source>
        <translation>acknowledge selected</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>open case</translation>
    </message>
    <message>
        <source>开关声音</source>
        <translation>sound on/off</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>声音开，新告警每 30 秒响一次，直到确认</source>
        <translation>Sound on: a new alarm sounds every 30 s until acknowledged</translation>
    </message>
    <message>
        <source>声音已关，只在屏上显示</source>
        <translation>Sound off: alarms are only shown</translation>
    </message>
    <message>
        <source>告警读取失败：{0}</source>
        <translation>Alarms could not be read: {0}</translation>
    </message>
    <message>
        <source>今日没有告警</source>
        <translation>No alarms today</translation>
    </message>
    <message>
        <source>告警&#x3000;未确认 {0}，今日已确认 {1}</source>
        <translation>Alarms&#x3000;open {0}, acknowledged today {1}</translation>
    </message>
</context>
<context>
    <name>AlertBannerPanel</name>
    <message>
        <source>警情</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>没有未确认告警</source>
        <translation>No open alarms</translation>
    </message>
    <message>
        <source>另 {n} 条未确认</source>
        <translation>{n} more open</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>open</translation>
    </message>
</context>
<context>
    <name>AlertOverlay</name>
    <message>
        <source>网关无应答</source>
        <translation>Gateway silent</translation>
    </message>
    <message>
        <source>新上报和派遣暂停</source>
        <translation>reports and dispatch wait</translation>
    </message>
</context>
<context>
    <name>AmountField</name>
    <message>
        <source>未填</source>
        <translation>empty</translation>
    </message>
    <message>
        <source>↑ ↓ 增减</source>
        <translation>↑ ↓ more, less</translation>
    </message>
</context>
<context>
    <name>AmountsPanel</name>
    <message>
        <source>立案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>件</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>在办，已立案未结案</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>多 {n} 件</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>少 {n} 件</source>
        <translation>{n} fewer</translation>
    </message>
    <message>
        <source>与其持平</source>
        <translation>the same</translation>
    </message>
    <message>
        <source>{period}数量</source>
        <translation>Counts {period}</translation>
    </message>
    <message>
        <source>即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>尚无{then}可比</source>
        <translation>No {then} yet</translation>
    </message>
    <message>
        <source>常值 {low}—{high}</source>
        <translation>usually {low}–{high}</translation>
    </message>
    <message>
        <source>另有待立案 {n} 件</source>
        <translation>{n} more to file</translation>
    </message>
    <message>
        <source>待立案 {n}，待补立案 {m}</source>
        <translation>{n} to file, {m} to file late</translation>
    </message>
    <message>
        <source>另有挂账 {n} 件</source>
        <translation>{n} more hung</translation>
    </message>
    <message>
        <source>即将超期 {n} 件</source>
        <translation>{n} due soon</translation>
    </message>
</context>
<context>
    <name>AnswerTeller</name>
    <message>
        <source>已{0}&#x3000;{1}</source>
        <translation>{0}: done&#x3000;{1}</translation>
    </message>
    <message>
        <source>已提交{0}&#x3000;{1}</source>
        <translation>{0} sent&#x3000;{1}</translation>
    </message>
    <message>
        <source>Z 收回</source>
        <translation>Z takes it back</translation>
    </message>
    <message>
        <source>此前排队的{0}未办成：{1}</source>
        <translation>Queued {0} was not done: {1}</translation>
    </message>
    <message>
        <source>{0}（另有 {1} 步未办成）</source>
        <translation>{0} ({1} more steps failed)</translation>
    </message>
</context>
<context>
    <name>AnsweredPanel</name>
    <message>
        <source>督办已回复</source>
        <translation>Notice answered</translation>
    </message>
    <message>
        <source>，处置超期 {n}</source>
        <translation>, {n} overdue</translation>
    </message>
    <message>
        <source>{n} 件未处结</source>
        <translation>{n} unsettled</translation>
    </message>
    <message>
        <source>{n} 件未处结，列前 {k}</source>
        <translation>first {k} of {n}</translation>
    </message>
    <message>
        <source>没有已回复未处结的督办</source>
        <translation>No answered notice is unsettled</translation>
    </message>
    <message>
        <source>{time} 复</source>
        <translation>{time}</translation>
    </message>
</context>
<context>
    <name>AreaPartsPanel</name>
    <message>
        <source>区域得分明细</source>
        <translation>Area counts</translation>
    </message>
    <message>
        <source>，立案按每单元网格计分</source>
        <translation>, filed per unit grid</translation>
    </message>
    <message>
        <source>尚无应结案的区域</source>
        <translation>No area has anything due yet</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>举报</source>
        <translation>Calls</translation>
    </message>
    <message>
        <source>立案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>每格</source>
        <translation>Each</translation>
    </message>
    <message>
        <source>结案/应结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>按期/应结</source>
        <translation>In time</translation>
    </message>
</context>
<context>
    <name>AreaScoresPanel</name>
    <message>
        <source>区域考核</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>区 {n} 个</source>
        <translation>{n} districts</translation>
    </message>
    <message>
        <source>街道 {n} 个</source>
        <translation>{n} subdistricts</translation>
    </message>
    <message>
        <source>，{grade} {n}</source>
        <translation>, {grade} {n}</translation>
    </message>
    <message>
        <source>，另 {n} 个无应结</source>
        <translation>, {n} without</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>尚无应结案的区域</source>
        <translation>No area has anything due yet</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>按期/应结</source>
        <translation>In time</translation>
    </message>
</context>
<context>
    <name>AskDialog</name>
    <message>
        <source>也可以自己写</source>
        <translation>Or in your own words</translation>
    </message>
    <message>
        <source>可以不填</source>
        <translation>Optional</translation>
    </message>
    <message>
        <source>确定&#x3000;Y</source>
        <translation>OK&#x3000;Y</translation>
    </message>
    <message>
        <source>确定&#x3000;回车</source>
        <translation>OK&#x3000;Enter</translation>
    </message>
    <message>
        <source>放弃&#x3000;Esc</source>
        <translation>Cancel&#x3000;Esc</translation>
    </message>
    <message>
        <source>必须填写，或用数字选一条</source>
        <translation>Required: write, or choose by digit</translation>
    </message>
    <message>
        <source>必须填写</source>
        <translation>Required</translation>
    </message>
    <message>
        <source>此步结束案卷，不能收回：按 Y 办理，Esc 放弃</source>
        <translation>This step ends the case and cannot be taken back: Y does it, Esc cancels</translation>
    </message>
</context>
<context>
    <name>AskField</name>
    <message>
        <source>请填写{0}</source>
        <translation>Please fill in: {0}</translation>
    </message>
</context>
<context>
    <name>BacklogPanel</name>
    <message>
        <source>部门积压</source>
        <translation>Backlog</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>即将 {soon}，处置超期 {over}</source>
        <translation>{soon} soon, {over} overdue</translation>
    </message>
    <message>
        <source>各部门没有即将超期、处置超期和待回复</source>
        <translation>Nothing soon, overdue or unanswered</translation>
    </message>
    <message>
        <source>即将超期</source>
        <translation>Soon</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>未派部门</source>
        <translation>No department</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
</context>
<context>
    <name>BlindSpotsPanel</name>
    <message>
        <source>巡查盲区</source>
        <translation>Blind spots</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>本班未到 {n} 段</source>
        <translation>{n} unseen</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>Nobody on the roster</translation>
    </message>
    <message>
        <source>高发路段本班都已巡到</source>
        <translation>All busy streets were seen this shift</translation>
    </message>
    <message>
        <source>路段</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>30 日立案</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Unseen</translation>
    </message>
    <message>
        <source>无路名</source>
        <translation>No name</translation>
    </message>
    <message>
        <source>在岗网格近 30 日没有立案</source>
        <translation>Nothing filed in staffed grids for 30 days</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>停止&#x3000;Esc</source>
        <translation>Stop&#x3000;Esc</translation>
    </message>
    <message>
        <source>未办：{0}</source>
        <translation>Not done: {0}</translation>
    </message>
    <message>
        <source>共 {0} 件，已办 {1} 件，未办 {2} 件</source>
        <translation>{0} cases, {1} done, {2} not done</translation>
    </message>
    <message>
        <source>知道了&#x3000;回车</source>
        <translation>OK&#x3000;Enter</translation>
    </message>
</context>
<context>
    <name>BulkFlow</name>
    <message>
        <source>{0}须逐件办理，不能一并办理</source>
        <translation>{0} is done case by case, not in bulk</translation>
    </message>
    <message>
        <source>{0}&#x3000;对 {1} 件办理哪一项</source>
        <translation>{0}&#x3000;what to do with {1} cases</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 件</source>
        <translation>{0}&#x3000;{1} cases</translation>
    </message>
</context>
<context>
    <name>BulkRun</name>
    <message>
        <source>{0}，不能{1}</source>
        <translation>{0}: cannot {1}</translation>
    </message>
    <message>
        <source>{0}未判定，请单独办理</source>
        <translation>{0} undecided: do this case by itself</translation>
    </message>
    <message>
        <source>已{0}</source>
        <translation>{0}: done</translation>
    </message>
    <message>
        <source>案卷读取失败：{0}</source>
        <translation>The case could not be read: {0}</translation>
    </message>
</context>
<context>
    <name>CallFields</name>
    <message>
        <source>来文工单号，没有就回车</source>
        <translation>Order number; Enter if none</translation>
    </message>
    <message>
        <source>来电号码</source>
        <translation>Caller&apos;s number</translation>
    </message>
    <message>
        <source>来电人，没有就回车</source>
        <translation>Caller&apos;s name; Enter if none</translation>
    </message>
    <message>
        <source>路名门牌、小区或单位，可写拼音首字母</source>
        <translation>Street and number, estate or unit; initials will do</translation>
    </message>
    <message>
        <source>名称、代码或拼音首字母</source>
        <translation>Name, code or pinyin initials</translation>
    </message>
    <message>
        <source>本市部门，或照写单位名称</source>
        <translation>Department, or the unit&apos;s name in full</translation>
    </message>
    <message>
        <source>为什么转办</source>
        <translation>Why it is transferred</translation>
    </message>
    <message>
        <source>名称或代码</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>按规定时限就回车；或 5天、6/18 17:00</source>
        <translation>Enter for the usual limit; or 5d, 6/18 17:00</translation>
    </message>
    <message>
        <source>紧急（空格选，回车下一项）</source>
        <translation>Urgent (Space sets, Enter goes on)</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>工单号</source>
        <translation>Work order</translation>
    </message>
    <message>
        <source>号码</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>来电人</source>
        <translation>Caller</translation>
    </message>
    <message>
        <source>描述</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>立案条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>处置部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>转往</source>
        <translation>Sent to</translation>
    </message>
    <message>
        <source>理由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>回复时限</source>
        <translation>Reply limit</translation>
    </message>
</context>
<context>
    <name>CallForm</name>
    <message>
        <source>登记来电</source>
        <translation>Log call</translation>
    </message>
    <message>
        <source>登记&#x3000;回车</source>
        <translation>Log&#x3000;Enter</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>随候选地点移动，虚线为所在单元网格</source>
        <translation>Follows the places found; dashed: its unit grid</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>下一项</source>
        <translation>next field</translation>
    </message>
    <message>
        <source>登记</source>
        <translation>log</translation>
    </message>
    <message>
        <source>来电记录</source>
        <translation>earlier calls</translation>
    </message>
    <message>
        <source>清空</source>
        <translation>clear</translation>
    </message>
    <message>
        <source>取回</source>
        <translation>bring back</translation>
    </message>
    <message>
        <source>没有放一边的来电</source>
        <translation>No call is laid aside</translation>
    </message>
    <message>
        <source>没有找到“{0}”，请换个写法，从列表选定</source>
        <translation>Nothing is called “{0}”: write it another way and choose from the list</translation>
    </message>
    <message>
        <source>催问 {0}，回车到登记</source>
        <translation>Chase {0}: Enter goes to Log</translation>
    </message>
    <message>
        <source>已发出，正在等网关应答；F5 写下一件</source>
        <translation>Sent, waiting for the gateway; F5 begins the next</translation>
    </message>
    <message>
        <source>{0}由{1}办理</source>
        <translation>{0} by {1}</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>请从列表选定{0}</source>
        <translation>Choose from the list: {0}</translation>
    </message>
    <message>
        <source>请填写{0}</source>
        <translation>Please fill in: {0}</translation>
    </message>
    <message>
        <source>，{0} 前回复</source>
        <translation>, reply by {0}</translation>
    </message>
    <message>
        <source>已{0}&#x3000;{1}{2}</source>
        <translation>{0}: done&#x3000;{1}{2}</translation>
    </message>
    <message>
        <source>再按一次 F5 清空已写的内容</source>
        <translation>F5 again empties what is written</translation>
    </message>
    <message>
        <source>没有找到这个地点；登记案卷须换个写法，从列表选定</source>
        <translation>Unknown place; a case needs one chosen from the list</translation>
    </message>
</context>
<context>
    <name>CallPanel</name>
    <message>
        <source>来电内容</source>
        <translation>The call</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>F2 答复工单，F3 回访，F4 登记转办答复</source>
        <translation>F2 answer order, F3 call back, F4 transfer answer</translation>
    </message>
    <message>
        <source>先行答复（案卷或转办尚未办结）</source>
        <translation>Interim answer (case or transfer not finished)</translation>
    </message>
    <message>
        <source>回车发出，Shift+回车换行</source>
        <translation>Enter sends, Shift+Enter new line</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>咨询答复</source>
        <translation>Enquiry answer</translation>
    </message>
    <message>
        <source>转办理由</source>
        <translation>Why transferred</translation>
    </message>
    <message>
        <source>转办答复</source>
        <translation>Transfer answer</translation>
    </message>
    <message>
        <source>回复文本</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
</context>
<context>
    <name>CallbackWindow</name>
    <message>
        <source>已发出，正在等网关应答</source>
        <translation>Sent, waiting for the gateway</translation>
    </message>
    <message>
        <source>工单与回访</source>
        <translation>Orders and call-backs</translation>
    </message>
    <message>
        <source>Ctrl+1—5</source>
        <translation>Ctrl+1–5</translation>
    </message>
    <message>
        <source>换清单</source>
        <translation>change list</translation>
    </message>
    <message>
        <source>答复</source>
        <translation>answer</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>call back</translation>
    </message>
    <message>
        <source>转办答复</source>
        <translation>transfer answer</translation>
    </message>
    <message>
        <source>看号码</source>
        <translation>show number</translation>
    </message>
    <message>
        <source>重读</source>
        <translation>read again</translation>
    </message>
    <message>
        <source>月度对账</source>
        <translation>reconcile month</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>本席没有检索库</source>
        <translation>This seat has no search store</translation>
    </message>
    <message>
        <source>{0} {1} 条</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0} 至少 {1} 条：一次读 {2} 条来电</source>
        <translation>{0}: at least {1}; {2} calls are read at a time</translation>
    </message>
    <message>
        <source>读取失败：{0}。F5 重读</source>
        <translation>Could not be read: {0}. F5 reads again</translation>
    </message>
    <message>
        <source>答复工单</source>
        <translation>answer order</translation>
    </message>
    <message>
        <source>登记转办答复</source>
        <translation>enter transfer answer</translation>
    </message>
    <message>
        <source>先选一条来电</source>
        <translation>Select a call first</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>查看来电人</source>
        <translation>show caller</translation>
    </message>
    <message>
        <source>此来电没有案卷</source>
        <translation>This call has no case</translation>
    </message>
    <message>
        <source>，已超回复时限</source>
        <translation>, after the reply limit</translation>
    </message>
    <message>
        <source>，不满意：可在案卷上回访退回</source>
        <translation>, dissatisfied: return the case by call-back</translation>
    </message>
    <message>
        <source>已{0}{1}{2}</source>
        <translation>{0}: done{1}{2}</translation>
    </message>
    <message>
        <source>本席不能读取来电人</source>
        <translation>This seat may not read callers</translation>
    </message>
    <message>
        <source>来电人信息已按期删除</source>
        <translation>The caller&apos;s data were deleted as scheduled</translation>
    </message>
    <message>
        <source>来电人：{0}（查看已记录）</source>
        <translation>Caller: {0} (this look is recorded)</translation>
    </message>
</context>
<context>
    <name>CallerHistory</name>
    <message>
        <source>来电记录</source>
        <translation>Earlier calls</translation>
    </message>
    <message>
        <source>写号码后在此显示此号的来电和案卷</source>
        <translation>A number shows its calls and cases here</translation>
    </message>
    <message>
        <source>本席没有检索库</source>
        <translation>This seat has no search store</translation>
    </message>
    <message>
        <source>此号没有来电记录</source>
        <translation>No calls of this number</translation>
    </message>
    <message>
        <source>{0} 条</source>
        <translation>calls: {0}</translation>
    </message>
    <message>
        <source>{0}，{1} 个号码</source>
        <translation>{0}, {1} numbers</translation>
    </message>
    <message>
        <source>来电记录读取失败：{0}</source>
        <translation>Calls could not be read: {0}</translation>
    </message>
</context>
<context>
    <name>CamerasPanel</name>
    <message>
        <source>摄像机</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>轮流，共 {n} 路</source>
        <translation>in turn, {n} in all</translation>
    </message>
    <message>
        <source>最近 {n} 路，共 {total}</source>
        <translation>nearest {n} of {total}</translation>
    </message>
    <message>
        <source>没有接入摄像机</source>
        <translation>No cameras connected</translation>
    </message>
    <message>
        <source>连接中</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>无画面</source>
        <translation>no picture</translation>
    </message>
    <message>
        <source>距 {n} 米</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>无历史画面</source>
        <translation>no past pictures</translation>
    </message>
    <message>
        <source>无信号，自 {time}</source>
        <translation>no signal, {time}</translation>
    </message>
    <message>
        <source>直播，{age}</source>
        <translation>live, {age}</translation>
    </message>
</context>
<context>
    <name>CaseDesk</name>
    <message>
        <source>历史，只看不办</source>
        <translation>Looking back: view only</translation>
    </message>
</context>
<context>
    <name>CaseForm</name>
    <message>
        <source>案卷与建议</source>
        <translation>Case and advice</translation>
    </message>
    <message>
        <source>左为所填，右为理由；蓝色方块须判定</source>
        <translation>left: values, right: why; a blue square must be decided</translation>
    </message>
</context>
<context>
    <name>CaseHead</name>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>选一件案件</source>
        <translation>Select a case</translation>
    </message>
    <message>
        <source>本席已签收</source>
        <translation>Claimed by this seat</translation>
    </message>
    <message>
        <source>本席办理中</source>
        <translation>Open at this seat</translation>
    </message>
    <message>
        <source>处置{0}，应于 {1}</source>
        <translation>Disposal {0}, due {1}</translation>
    </message>
</context>
<context>
    <name>CaseMap</name>
    <message>
        <source>地图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>本案网格，最近监督员三人</source>
        <translation>This grid and the three nearest inspectors</translation>
    </message>
    <message>
        <source>全屏</source>
        <translation>full screen</translation>
    </message>
    <message>
        <source>本案</source>
        <translation>This case</translation>
    </message>
    <message>
        <source>返回</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>CaseOpener</name>
    <message>
        <source>坐席 {0} 办理中</source>
        <translation>at seat {0}</translation>
    </message>
    <message>
        <source>{0}，可以看，不能办</source>
        <translation>{0}; view only</translation>
    </message>
</context>
<context>
    <name>CaseSide</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>没有照片</source>
        <translation>No photo</translation>
    </message>
    <message>
        <source>监督员 {0}</source>
        <translation>Inspector {0}</translation>
    </message>
    <message>
        <source>没有描述</source>
        <translation>No description</translation>
    </message>
</context>
<context>
    <name>ChooseDialog</name>
    <message>
        <source>数字或回车办理，Esc 放弃</source>
        <translation>Digit or Enter does it, Esc cancels</translation>
    </message>
</context>
<context>
    <name>ClosingTrendPanel</name>
    <message>
        <source>按期结案率趋势</source>
        <translation>Closed in time</translation>
    </message>
    <message>
        <source>本周 {a}/{b}，{rate}</source>
        <translation>this week {a}/{b}, {rate}</translation>
    </message>
    <message>
        <source>本周尚无应结案</source>
        <translation>nothing due this week</translation>
    </message>
    <message>
        <source>尚无应结案的周</source>
        <translation>No week had anything due yet</translation>
    </message>
    <message>
        <source>本周</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>{n} 周</source>
        <translation>W{n}</translation>
    </message>
    <message>
        <source>去年 {n} 周</source>
        <translation>Last year W{n}</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This yr</translation>
    </message>
    <message>
        <source>去年</source>
        <translation>Last</translation>
    </message>
    <message>
        <source>目标 {n}%</source>
        <translation>Target {n}%</translation>
    </message>
    <message>
        <source>纵轴自 {n}%</source>
        <translation>From {n}%</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>对照</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>M&#x3000;并案</source>
        <translation>M&#x3000;merge</translation>
    </message>
    <message>
        <source>N&#x3000;非重复</source>
        <translation>N&#x3000;not a duplicate</translation>
    </message>
    <message>
        <source>Esc&#x3000;返回</source>
        <translation>Esc&#x3000;back</translation>
    </message>
    <message>
        <source>1–{0} 换疑似案卷；滚轮缩放照片，两侧同步</source>
        <translation>1–{0} other candidates; wheel zooms both photos</translation>
    </message>
    <message>
        <source>滚轮缩放照片，两侧同步</source>
        <translation>The wheel zooms both photos</translation>
    </message>
    <message>
        <source>疑似案卷已不在册</source>
        <translation>The candidate is not on file any more</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>相距 {0:.0f} 米</source>
        <translation>{0:.0f} m apart</translation>
    </message>
    <message>
        <source>读取失败：{0}</source>
        <translation>Could not be read: {0}</translation>
    </message>
</context>
<context>
    <name>ComponentsOnMap</name>
    <message>
        <source>同类部件</source>
        <translation>components like it</translation>
    </message>
    <message>
        <source>小点：{what} 共 {n} 个，异常另有符号</source>
        <translation>Dots: {what}, {n} in all; marks: not intact</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>万米&#x3000;坐席 {0}</source>
        <translation>Wanmi&#x3000;Seat {0}</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>登记来电</source>
        <translation>Log call</translation>
    </message>
    <message>
        <source>工单与回访</source>
        <translation>Orders and call-backs</translation>
    </message>
    <message>
        <source>案卷清单</source>
        <translation>Case lists</translation>
    </message>
    <message>
        <source>告警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>排班与值班</source>
        <translation>Roster and phones</translation>
    </message>
    <message>
        <source>群呼与点名</source>
        <translation>Broadcast and roll-call</translation>
    </message>
    <message>
        <source>视频上报</source>
        <translation>Video report</translation>
    </message>
    <message>
        <source>轨迹回放</source>
        <translation>Track replay</translation>
    </message>
    <message>
        <source>关于</source>
        <translation>About</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phones</translation>
    </message>
    <message>
        <source>应急</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>图上指挥</source>
        <translation>Command from the map</translation>
    </message>
    <message>
        <source>大屏记录</source>
        <translation>Wall records</translation>
    </message>
    <message>
        <source>存大屏画面</source>
        <translation>Save the wall</translation>
    </message>
    <message>
        <source>历史回放</source>
        <translation>Look back</translation>
    </message>
    <message>
        <source>键位一览</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>{0} 分钟无操作，已锁定，请重新登录</source>
        <translation>Locked after {0} minutes without a key; log in again</translation>
    </message>
    <message>
        <source>离席，换人登录</source>
        <translation>Leave the seat</translation>
    </message>
    <message>
        <source>已离席，请接班人登录</source>
        <translation>The seat is free; log in</translation>
    </message>
</context>
<context>
    <name>CoverageBoardPanel</name>
    <message>
        <source>本班道路覆盖</source>
        <translation>Streets seen</translation>
    </message>
    <message>
        <source>共 {rate}，{time} 起</source>
        <translation>{rate}, since {time}</translation>
    </message>
    <message>
        <source>，无排班 {n} 格</source>
        <translation>, {n} grids unstaffed</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>Nobody on the roster</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>已看</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>公里</source>
        <translation>km</translation>
    </message>
    <message>
        <source>人</source>
        <translation>On</translation>
    </message>
    <message>
        <source>当班责任网格内没有道路数据</source>
        <translation>No street data in the grids on shift</translation>
    </message>
</context>
<context>
    <name>CoveragePage</name>
    <message>
        <source>本市没有责任网格</source>
        <translation>This city has no duty grid</translation>
    </message>
    <message>
        <source>无排班：此刻没有人当班，覆盖率无从说起</source>
        <translation>No roster: nobody is on shift now, so coverage is unknown</translation>
    </message>
    <message>
        <source>{0} 个网格有人当班，道路 {1} 公里，已巡 {2} 公里（{3:.0f} %），截至 {4}；25 米内走过即为看到</source>
        <translation>{0} grids with somebody on shift, streets {1} km, seen {2} km ({3:.0f} %), as of {4}; passed within 25 m counts as seen</translation>
    </message>
    <message>
        <source>覆盖率读取失败：{0}。F5 重读</source>
        <translation>Coverage could not be read: {0}. F5 reads again</translation>
    </message>
    <message>
        <source>{0}&#x3000;未巡 {1} 公里，图上粗线</source>
        <translation>{0}&#x3000;{1} km not seen, the bold lines on the map</translation>
    </message>
    <message>
        <source>此网格的道路读取失败：{0}</source>
        <translation>This grid&apos;s streets could not be read: {0}</translation>
    </message>
</context>
<context>
    <name>DayField</name>
    <message>
        <source>当日 24:00 自动恢复，最长 {0} 天</source>
        <translation>Resumes by itself at 24:00, {0} days at most</translation>
    </message>
</context>
<context>
    <name>DepartmentPartsPanel</name>
    <message>
        <source>部门得分明细</source>
        <translation>Dept counts</translation>
    </message>
    <message>
        <source>{group}，{period}</source>
        <translation>{group}, {period}</translation>
    </message>
    <message>
        <source>，全部申诉免责 {n} 件</source>
        <translation>, {n} exempt in all</translation>
    </message>
    <message>
        <source>尚无应结案、应处置的部门</source>
        <translation>No department has anything due yet</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Dept</translation>
    </message>
    <message>
        <source>立案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>结案/应结</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>按期/应处置</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>返工/处置</source>
        <translation>Rework</translation>
    </message>
</context>
<context>
    <name>DepartmentScoresPanel</name>
    <message>
        <source>部门考核</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>{group} {n} 个，{period}</source>
        <translation>{group} {n}, {period}</translation>
    </message>
    <message>
        <source>，另 {n} 个无应结</source>
        <translation>, {n} without</translation>
    </message>
    <message>
        <source>尚无应结案、应处置的部门</source>
        <translation>No department has anything due yet</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Dept</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>较上月</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>{period}，{n} 个无应结</source>
        <translation>{period}, {n} with nothing due</translation>
    </message>
</context>
<context>
    <name>DepartmentsPanel</name>
    <message>
        <source>部门按期处置率</source>
        <translation>In-time rate</translation>
    </message>
    <message>
        <source>，目标 {n}%</source>
        <translation>, target {n}%</translation>
    </message>
    <message>
        <source>，列末 {n}</source>
        <translation>, last {n}</translation>
    </message>
    <message>
        <source>，另 {n} 个无应处置</source>
        <translation>, {n} more with none due</translation>
    </message>
    <message>
        <source>{period}尚无应处置案件</source>
        <translation>Nothing due {period}</translation>
    </message>
    <message>
        <source>未达标</source>
        <translation>below target</translation>
    </message>
</context>
<context>
    <name>Description</name>
    <message>
        <source>案卷描述</source>
        <translation>Description</translation>
    </message>
</context>
<context>
    <name>DeskFlow</name>
    <message>
        <source>此刻还没有这件案卷</source>
        <translation>This case was not there yet</translation>
    </message>
    <message>
        <source>案卷详情读取失败：{0}</source>
        <translation>Case details could not be read: {0}</translation>
    </message>
    <message>
        <source>{0}没有选定，已恢复原值</source>
        <translation>{0} not chosen; the old value is back</translation>
    </message>
</context>
<context>
    <name>DoubtsPage</name>
    <message>
        <source>未登记终端</source>
        <translation>terminal not registered</translation>
    </message>
    <message>
        <source>说明，例如：换机交接、设备故障、与同事同行</source>
        <translation>Explanation, e.g. phone swapped, walked together</translation>
    </message>
    <message>
        <source>已阅&#x3000;F2</source>
        <translation>Seen&#x3000;F2</translation>
    </message>
    <message>
        <source>已说明&#x3000;回车</source>
        <translation>Explained&#x3000;Enter</translation>
    </message>
    <message>
        <source>轨迹疑点由值班长查看</source>
        <translation>Track doubts are for the duty chief</translation>
    </message>
    <message>
        <source>这一天的轨迹没有疑点</source>
        <translation>No doubts in this day's tracks</translation>
    </message>
    <message>
        <source>{0} 处，待看 {1}；看过 {2} 次定位，剔除：{3}。只供了解情况，不计分</source>
        <translation>Doubts: {0}, to look at: {1}; {2} fixes looked at, kept out: {3}. For information, never scored</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>疑点读取失败：{0}。F5 重读</source>
        <translation>Doubts could not be read: {0}. F5 reads again</translation>
    </message>
    <message>
        <source>请先写明说明，回车送出</source>
        <translation>Write the explanation first, Enter sends it</translation>
    </message>
</context>
<context>
    <name>DutyPhonesWindow</name>
    <message>
        <source>值班电话</source>
        <translation>Duty phones</translation>
    </message>
    <message>
        <source>没有登记值班电话</source>
        <translation>No duty phones on record</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>值班电话读取失败：{0}</source>
        <translation>Duty phones could not be read: {0}</translation>
    </message>
    <message>
        <source>紧急在办 {0}，其中处置超期 {1}；{2} 以来上报 {3}；{4} 起一小时内到期 {5}</source>
        <translation>Urgent in hand {0}, overdue {1}; reported since {2}: {3}; due within an hour from {4}: {5}</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>去排班与值班第 3 页登记</source>
        <translation>enter them: roster, page 3</translation>
    </message>
</context>
<context>
    <name>DutyRosterPanel</name>
    <message>
        <source>当班表</source>
        <translation>Duty roster</translation>
    </message>
    <message>
        <source>应在岗 {a} 人，在岗 {b}</source>
        <translation>{a} on shift, {b} on duty</translation>
    </message>
    <message>
        <source>，无下一班</source>
        <translation>, no next shift</translation>
    </message>
    <message>
        <source>，{time} 接班 {n} 人</source>
        <translation>, {n} more at {time}</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>Nobody on the roster</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Numbers</translation>
    </message>
    <message>
        <source>至</source>
        <translation>To</translation>
    </message>
    <message>
        <source>下一班</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{n} 人</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>无人</source>
        <translation>nobody</translation>
    </message>
</context>
<context>
    <name>EmergencyBoard</name>
    <message>
        <source>没有预案步骤</source>
        <translation>No plan steps</translation>
    </message>
    <message>
        <source>没有登记应急资源</source>
        <translation>No resources listed</translation>
    </message>
    <message>
        <source>数量；空着就是全部</source>
        <translation>amount (empty: all)</translation>
    </message>
    <message>
        <source>几分钟到；空着就是已到场</source>
        <translation>minutes away (empty: on site)</translation>
    </message>
    <message>
        <source>预案步骤</source>
        <translation>Plan steps</translation>
    </message>
    <message>
        <source>回车 进行、完成&#x3000;K 确认超时</source>
        <translation>Enter: begun, done&#x3000;K: late, seen</translation>
    </message>
    <message>
        <source>资源</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>回车 调派、到场&#x3000;Del 撤回</source>
        <translation>Enter: send, on site&#x3000;Del: back</translation>
    </message>
    <message>
        <source>所选步骤没有超时</source>
        <translation>This step is not late</translation>
    </message>
    <message>
        <source>确认超时</source>
        <translation>Late, seen</translation>
    </message>
    <message>
        <source>数量和到场时间写整数</source>
        <translation>Amount and minutes must be whole numbers</translation>
    </message>
    <message>
        <source>资源到场</source>
        <translation>Resource sent</translation>
    </message>
    <message>
        <source>资源撤回</source>
        <translation>Resource withdrawn</translation>
    </message>
</context>
<context>
    <name>EmergencyOpenForm</name>
    <message>
        <source>实战</source>
        <translation>Real</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>启动应急&#x3000;Ctrl+回车</source>
        <translation>Begin&#x3000;Ctrl+Enter</translation>
    </message>
    <message>
        <source>事件名称</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>响应级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>指挥长</source>
        <translation>Commander</translation>
    </message>
    <message>
        <source>现场指挥</source>
        <translation>On site</translation>
    </message>
    <message>
        <source>处置时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Real or drill</translation>
    </message>
    <message>
        <source>如 建设路下穿通道积水</source>
        <translation>e.g. Jianshe Road underpass flooded</translation>
    </message>
    <message>
        <source>地名或门牌；空着就是大屏所示案件的地点</source>
        <translation>place or address (empty: that of the wall&apos;s case)</translation>
    </message>
    <message>
        <source>岗位和短号，不写姓名</source>
        <translation>post and number, no names</translation>
    </message>
    <message>
        <source>时:分，可空</source>
        <translation>H:MM (optional)</translation>
    </message>
    <message>
        <source>大屏所示案件 {0}</source>
        <translation>the wall&apos;s case {0}</translation>
    </message>
    <message>
        <source>大屏没有案件，请写地名</source>
        <translation>no case on the wall: name a place</translation>
    </message>
    <message>
        <source>定位到 {0}</source>
        <translation>found: {0}</translation>
    </message>
    <message>
        <source>找不到这个地名</source>
        <translation>no such place</translation>
    </message>
    <message>
        <source>请填写事件名称</source>
        <translation>Name the incident</translation>
    </message>
    <message>
        <source>请写一个找得到的地点</source>
        <translation>Name a place that can be found</translation>
    </message>
    <message>
        <source>处置时限写作 时:分，如 16:40</source>
        <translation>Write the due time as H:MM, for example 16:40</translation>
    </message>
</context>
<context>
    <name>EmergencyReadingForm</name>
    <message>
        <source>谁测的；空着就是本岗</source>
        <translation>who measured it (empty: you)</translation>
    </message>
    <message>
        <source>登记&#x3000;Ctrl+回车</source>
        <translation>Record&#x3000;Ctrl+Enter</translation>
    </message>
    <message>
        <source>读数</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>数值（{0}）</source>
        <translation>Value ({0})</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>请填写读数或内容</source>
        <translation>Enter a reading or a text</translation>
    </message>
    <message>
        <source>读数应为不小于 0 的数</source>
        <translation>A reading is a number, 0 or more</translation>
    </message>
</context>
<context>
    <name>EmergencyWindow</name>
    <message>
        <source>应急</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>还没有指令和上报</source>
        <translation>Nothing ordered or reported yet</translation>
    </message>
    <message>
        <source>指令与回执</source>
        <translation>Orders and receipts</translation>
    </message>
    <message>
        <source>指令用 Ctrl+M 点名下达</source>
        <translation>orders: roll-call, Ctrl+M</translation>
    </message>
    <message>
        <source>资源</source>
        <translation>resources</translation>
    </message>
    <message>
        <source>启动／登记</source>
        <translation>begin/record</translation>
    </message>
    <message>
        <source>表单</source>
        <translation>form</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>steps</translation>
    </message>
    <message>
        <source>变更级别</source>
        <translation>level</translation>
    </message>
    <message>
        <source>语音播报</source>
        <translation>speech</translation>
    </message>
    <message>
        <source>结束应急</source>
        <translation>end</translation>
    </message>
    <message>
        <source>应急状态读取失败：{0}</source>
        <translation>The emergency could not be read: {0}</translation>
    </message>
    <message>
        <source>当前没有应急响应</source>
        <translation>No emergency</translation>
    </message>
    <message>
        <source>演练&#x3000;</source>
        <translation>Drill&#x3000;</translation>
    </message>
    <message>
        <source>{drill}{title}&#x3000;{level}级响应&#x3000;{time} 启动，已 {span}</source>
        <translation>{drill}{title}&#x3000;level {level}&#x3000;since {time}, {span}</translation>
    </message>
    <message>
        <source>{said}&#x3000;没有预案，最相近：{plans}</source>
        <translation>{said}&#x3000;no plan; nearest: {plans}</translation>
    </message>
    <message>
        <source>启动应急</source>
        <translation>Begin emergency</translation>
    </message>
    <message>
        <source>登记读数</source>
        <translation>Record reading</translation>
    </message>
    <message>
        <source>关闭语音播报</source>
        <translation>Speech off</translation>
    </message>
    <message>
        <source>打开语音播报</source>
        <translation>Speech on</translation>
    </message>
    <message>
        <source>再按一次 F10 结束“{0}”</source>
        <translation>F10 once more ends “{0}”</translation>
    </message>
    <message>
        <source>{0}由值班长或领导办理</source>
        <translation>{0}: for the duty chief or a leader</translation>
    </message>
    <message>
        <source>本岗不能办理{0}</source>
        <translation>{0}: not for this post</translation>
    </message>
    <message>
        <source>{0}已发出，正在等网关应答</source>
        <translation>{0}: sent, waiting for the gateway</translation>
    </message>
    <message>
        <source>{0}已办</source>
        <translation>{0}: done</translation>
    </message>
    <message>
        <source>{0}级响应</source>
        <translation>Level {0}</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>1&#x3000;CSV 表格</source>
        <translation>1&#x3000;CSV table</translation>
    </message>
    <message>
        <source>2&#x3000;JSON</source>
        <translation>2&#x3000;JSON</translation>
    </message>
    <message>
        <source>导出&#x3000;回车</source>
        <translation>Export&#x3000;Enter</translation>
    </message>
    <message>
        <source>放弃&#x3000;Esc</source>
        <translation>Cancel&#x3000;Esc</translation>
    </message>
    <message>
        <source>导出{0}&#x3000;{1} 条</source>
        <translation>Export {0}&#x3000;{1} rows</translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>已导出 {0} 条到 {1}</source>
        <translation>{0} rows exported to {1}</translation>
    </message>
    <message>
        <source>没有导出，写不了 {0}：{1}</source>
        <translation>Not exported; {0} cannot be written: {1}</translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message>
        <source>案卷动态</source>
        <translation>Case steps</translation>
    </message>
    <message>
        <source>近 1 小时 {n} 步</source>
        <translation>last hour {n} steps</translation>
    </message>
    <message>
        <source>还没有案卷步骤</source>
        <translation>No steps yet</translation>
    </message>
</context>
<context>
    <name>FileField</name>
    <message>
        <source>这个文件名不能用：{0}。请换一个</source>
        <translation>This file name cannot be used: {0}. Choose another one</translation>
    </message>
    <message>
        <source>{0} 已经有了，覆盖它？</source>
        <translation>{0} is there already. Overwrite it?</translation>
    </message>
    <message>
        <source>没有覆盖原有的文件，请换一个文件名</source>
        <translation>The file was left as it is; choose another name</translation>
    </message>
    <message>
        <source>还没有文件名，请填写</source>
        <translation>No file name yet: write one</translation>
    </message>
    <message>
        <source>{0} 是文件夹，请在后面写上文件名</source>
        <translation>{0} is a folder: add a file name</translation>
    </message>
</context>
<context>
    <name>FilterBox</name>
    <message>
        <source>筛选上屏</source>
        <translation>Filter the wall</translation>
    </message>
    <message>
        <source>8&#x3000;取消筛选</source>
        <translation>8&#x3000;No filter</translation>
    </message>
    <message>
        <source>大屏筛选：{0}</source>
        <translation>Wall filter: {0}</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>只看区域 {0}</source>
        <translation>Only area {0}</translation>
    </message>
    <message>
        <source>只看类别 {0}</source>
        <translation>Only class {0}</translation>
    </message>
</context>
<context>
    <name>FiltersBox</name>
    <message>
        <source>常用条件</source>
        <translation>Saved searches</translation>
    </message>
    <message>
        <source>Ctrl+1—9 取用，Delete 删除</source>
        <translation>Ctrl+1–9 use, Delete removes</translation>
    </message>
    <message>
        <source>给现在的条件起名，回车存为常用</source>
        <translation>Name this search; Enter saves it</translation>
    </message>
</context>
<context>
    <name>FiltersWindow</name>
    <message>
        <source>案卷清单</source>
        <translation>Case lists</translation>
    </message>
    <message>
        <source>费用台账 →</source>
        <translation>Cost ledger →</translation>
    </message>
    <message>
        <source>收窄</source>
        <translation>Narrow</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>open case</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>more</translation>
    </message>
    <message>
        <source>存为视图</source>
        <translation>save as view</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>大屏：{0}</source>
        <translation>Wall: {0}</translation>
    </message>
    <message>
        <source>大屏 {0} 时共 {1} 件</source>
        <translation>{1} cases on the wall at {0}</translation>
    </message>
    <message>
        <source>，其中 {0} 件不在本区</source>
        <translation>, {0} of them outside your area</translation>
    </message>
    <message>
        <source>清单读取失败：{0}</source>
        <translation>The list could not be read: {0}</translation>
    </message>
    <message>
        <source>没有{0}的案卷</source>
        <translation>No case: {0}</translation>
    </message>
    <message>
        <source>{0} 件中的前 {1} 件，Ctrl+↓ 再多</source>
        <translation>First {1} of {0}; Ctrl+↓ for more</translation>
    </message>
    <message>
        <source>共 {0} 件</source>
        <translation>Cases: {0}</translation>
    </message>
    <message>
        <source>大屏此刻的清单不能存为视图</source>
        <translation>A list of the wall&apos;s moment cannot be saved as a view</translation>
    </message>
    <message>
        <source>已存为视图“{0}”</source>
        <translation>Saved as view “{0}”</translation>
    </message>
    <message>
        <source>，列出前 {0} 件</source>
        <translation>, the first {0} listed</translation>
    </message>
    <message>
        <source>，Ctrl+↓ 再多</source>
        <translation>, Ctrl+↓ for more</translation>
    </message>
</context>
<context>
    <name>ForcesPanel</name>
    <message>
        <source>周边力量</source>
        <translation>Nearby</translation>
    </message>
    <message>
        <source>按到场时间，步行</source>
        <translation>by arrival, walking</translation>
    </message>
    <message>
        <source>5 公里内没有在线监督员</source>
        <translation>Nobody within 5 km</translation>
    </message>
    <message>
        <source>现场</source>
        <translation>on site</translation>
    </message>
    <message>
        <source>{n} 米</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>已回执</source>
        <translation>receipt</translation>
    </message>
    <message>
        <source>未回执</source>
        <translation>no receipt</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>按到场时间，步行或车行</source>
        <translation>by arrival, walk or drive</translation>
    </message>
    <message>
        <source>车 {n}</source>
        <translation>car {n}</translation>
    </message>
</context>
<context>
    <name>FormRow</name>
    <message>
        <source>须判定，请选择</source>
        <translation>to be decided</translation>
    </message>
    <message>
        <source>{0}“{1}”</source>
        <translation>{0} “{1}”</translation>
    </message>
</context>
<context>
    <name>GridPresencePanel</name>
    <message>
        <source>责任网格到岗</source>
        <translation>Grids staffed</translation>
    </message>
    <message>
        <source>缺岗 {a} 格，到齐 {b} 格</source>
        <translation>{a} short, {b} full</translation>
    </message>
    <message>
        <source>，无排班 {n} 格</source>
        <translation>, {n} unstaffed</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>Nobody on the roster</translation>
    </message>
    <message>
        <source>各责任网格全员在岗</source>
        <translation>Every grid is fully staffed</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>在岗/应到</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>越界</source>
        <translation>Out</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>无定位</source>
        <translation>No fix</translation>
    </message>
    <message>
        <source>停留</source>
        <translation>Still</translation>
    </message>
</context>
<context>
    <name>HandoverSide</name>
    <message>
        <source>还没有交接单</source>
        <translation>No handover sheets yet</translation>
    </message>
    <message>
        <source>一行一条，如：答应王女士 18 时前回电；环城高架封闭到 22 时</source>
        <translation>One per line, such as: promised Ms Wang a call before 18:00; ring road closed until 22:00</translation>
    </message>
    <message>
        <source>接班意见，可不写</source>
        <translation>remark on taking over (optional)</translation>
    </message>
    <message>
        <source>F2&#x3000;交班签字</source>
        <translation>F2&#x3000;Sign off</translation>
    </message>
    <message>
        <source>F3&#x3000;接班签字</source>
        <translation>F3&#x3000;Take over</translation>
    </message>
    <message>
        <source>口头承诺与交代</source>
        <translation>Promises and word of mouth</translation>
    </message>
    <message>
        <source>随交接单交给下一班</source>
        <translation>goes to the next shift with the sheet</translation>
    </message>
    <message>
        <source>交接单</source>
        <translation>Handover sheets</translation>
    </message>
    <message>
        <source>↑ ↓ 看内容</source>
        <translation>↑ ↓ show one</translation>
    </message>
</context>
<context>
    <name>HandoverWindow</name>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>本班现状</source>
        <translation>This shift now</translation>
    </message>
    <message>
        <source>交接单</source>
        <translation>Handover sheets</translation>
    </message>
    <message>
        <source>交班签字</source>
        <translation>sign off</translation>
    </message>
    <message>
        <source>接班签字</source>
        <translation>take over</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>待回复工单读取失败：{0}</source>
        <translation>Orders to answer could not be read: {0}</translation>
    </message>
    <message>
        <source>交接单读取失败：{0}</source>
        <translation>Handover sheets could not be read: {0}</translation>
    </message>
    <message>
        <source>现状已读出，请看过后按 F2 交班签字</source>
        <translation>The shift is read: look at it, then F2 signs</translation>
    </message>
    <message>
        <source>没有须交代的事项；口头承诺请写在右侧</source>
        <translation>Nothing to hand over; write promises at the right</translation>
    </message>
    <message>
        <source>交接单&#x3000;{0}</source>
        <translation>Sheet&#x3000;{0}</translation>
    </message>
    <message>
        <source>正在等网关应答</source>
        <translation>Waiting for the gateway</translation>
    </message>
    <message>
        <source>现状还没有读出，请稍候</source>
        <translation>Nothing is read yet, please wait</translation>
    </message>
    <message>
        <source>交班…</source>
        <translation>Signing off…</translation>
    </message>
    <message>
        <source>没有等待接班的交接单</source>
        <translation>No sheet waits to be taken over</translation>
    </message>
    <message>
        <source>看过后再按 F3 接班签字，口头承诺 {0} 条</source>
        <translation>Read it, then F3 takes over; {0} promises</translation>
    </message>
    <message>
        <source>接班…</source>
        <translation>Taking over…</translation>
    </message>
    <message>
        <source>已交班签字，等待接班人在其坐席签字</source>
        <translation>Signed off; the next shift takes over at its own seat</translation>
    </message>
    <message>
        <source>已接班签字，上一班的承诺已列入本班</source>
        <translation>Taken over; the last shift&apos;s promises are in this shift&apos;s draft</translation>
    </message>
</context>
<context>
    <name>HelpDialog</name>
    <message>
        <source>键位一览</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>知道了&#x3000;回车</source>
        <translation>OK&#x3000;Enter</translation>
    </message>
    <message>
        <source>功能键在任何输入框内都有效；字母和数字只在队列或按钮上有效。</source>
        <translation>Function keys work in every field; letters and digits only on the queue or a button.</translation>
    </message>
    <message>
        <source>受理；部门：签收</source>
        <translation>Accept; department: sign</translation>
    </message>
    <message>
        <source>立案、补立案；部门：处置</source>
        <translation>File (also afterwards); department: dispose</translation>
    </message>
    <message>
        <source>派遣、准予回退；部门：反馈</source>
        <translation>Dispatch, grant return; department: feedback</translation>
    </message>
    <message>
        <source>派核实</source>
        <translation>Send verify</translation>
    </message>
    <message>
        <source>派核查</source>
        <translation>Send check</translation>
    </message>
    <message>
        <source>结案、自处理结案（再问一次）</source>
        <translation>Close, also self-settled (asks once more)</translation>
    </message>
    <message>
        <source>回退、返工、不准（须说明理由）</source>
        <translation>Return, rework, refuse (with a reason)</translation>
    </message>
    <message>
        <source>延期、挂账：申请与审批</source>
        <translation>Delay, hang up: ask and rule</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Urge</translation>
    </message>
    <message>
        <source>督办、提请曝光、登记回复</source>
        <translation>Supervise, ask for exposure, enter a reply</translation>
    </message>
    <message>
        <source>不予受理、咨询办结、转办、作废</source>
        <translation>Reject, answer enquiry, transfer, void</translation>
    </message>
    <message>
        <source>本案可办的其他步骤</source>
        <translation>Other steps of this case</translation>
    </message>
    <message>
        <source>Shift+F 键</source>
        <translation>Shift+F-key</translation>
    </message>
    <message>
        <source>办理前补填可选内容（协办、照片…）</source>
        <translation>Fill in optional fields first (assistants, photos…)</translation>
    </message>
    <message>
        <source>收回，至对方签收止</source>
        <translation>Take back, until the other side has signed</translation>
    </message>
    <message>
        <source>并案&#x3000;非重复&#x3000;对照</source>
        <translation>Merge&#x3000;not a duplicate&#x3000;compare</translation>
    </message>
    <message>
        <source>全部采纳建议</source>
        <translation>Take all advice</translation>
    </message>
    <message>
        <source>照片&#x3000;地图&#x3000;经过 放大，Esc 返回</source>
        <translation>Enlarge photos, map, history; Esc returns</translation>
    </message>
    <message>
        <source>选案件，停留即占用；← → 换一类</source>
        <translation>Select a case; staying claims it; ← → kind</translation>
    </message>
    <message>
        <source>选多件（Ctrl+A 全选），一键并办</source>
        <translation>Select several (Ctrl+A all), act on all</translation>
    </message>
    <message>
        <source>下一个字段</source>
        <translation>Next field</translation>
    </message>
    <message>
        <source>回队列；放弃对话框</source>
        <translation>Back to the queue; leave a dialog</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>确认告警</source>
        <translation>Acknowledge alarm</translation>
    </message>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>登记来电</source>
        <translation>Log call</translation>
    </message>
    <message>
        <source>工单与回访</source>
        <translation>Orders and call-backs</translation>
    </message>
    <message>
        <source>案卷清单</source>
        <translation>Case lists</translation>
    </message>
    <message>
        <source>告警</source>
        <translation>Alarms</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>Handover</translation>
    </message>
    <message>
        <source>排班与值班</source>
        <translation>Roster and phones</translation>
    </message>
    <message>
        <source>群呼与点名</source>
        <translation>Broadcast and roll-call</translation>
    </message>
    <message>
        <source>视频上报：截图后一键成案</source>
        <translation>Video report: a case from a screenshot</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phones</translation>
    </message>
    <message>
        <source>轨迹回放</source>
        <translation>Track replay</translation>
    </message>
    <message>
        <source>历史回放：← → 走一分，T 到某时，空格 播放，Home 回到现在</source>
        <translation>Look back: ← → a minute, T to a time, Space plays, Home is now</translation>
    </message>
    <message>
        <source>应急：启动、登记、结束</source>
        <translation>Emergency: begin, record, end</translation>
    </message>
    <message>
        <source>大屏记录：何人何时投了什么</source>
        <translation>Wall records: who put what, when</translation>
    </message>
    <message>
        <source>存大屏画面（此刻或所看的时刻）</source>
        <translation>Save the wall as PNG (now, or the moment looked at)</translation>
    </message>
    <message>
        <source>历史中：存下本席当时的画面</source>
        <translation>Looking back: save the seat as PNG</translation>
    </message>
    <message>
        <source>全屏显示</source>
        <translation>Full screen</translation>
    </message>
    <message>
        <source>小键盘 回车</source>
        <translation>Keypad Enter</translation>
    </message>
    <message>
        <source>推送预览（或 Alt+=）</source>
        <translation>Show the preview (or Alt+=)</translation>
    </message>
    <message>
        <source>小键盘 1–6 +</source>
        <translation>Keypad 1–6 +</translation>
    </message>
    <message>
        <source>预览场景，+ 依次看其余场景（或 Alt 加同键）</source>
        <translation>Preview a scene, + the others in turn (or Alt and the key)</translation>
    </message>
    <message>
        <source>小键盘 0</source>
        <translation>Keypad 0</translation>
    </message>
    <message>
        <source>本案投屏（或 Alt+0）</source>
        <translation>This case to the wall (or Alt+0)</translation>
    </message>
    <message>
        <source>小键盘 .</source>
        <translation>Keypad .</translation>
    </message>
    <message>
        <source>撤销投屏（或 Alt+.）</source>
        <translation>Undo on the wall (or Alt+.)</translation>
    </message>
    <message>
        <source>小键盘 7 8 9</source>
        <translation>Keypad 7 8 9</translation>
    </message>
    <message>
        <source>撤下，取消筛选，图上指挥（或 Alt+7 8 9）</source>
        <translation>Take off, no filter, command from the map (or Alt+7 8 9)</translation>
    </message>
    <message>
        <source>图上指挥：回车 预览再上屏，J Q W 箭头 区域 文字，Z 退一步，Esc 放下</source>
        <translation>Command from the map: Enter previews, then pushes; J Q W arrow, area, text; Z back; Esc drops</translation>
    </message>
    <message>
        <source>大屏上测试图、自检，十分钟自行撤下</source>
        <translation>Test card, self-check on the wall; off after ten minutes</translation>
    </message>
    <message>
        <source>小键盘 * / -</source>
        <translation>Keypad * / -</translation>
    </message>
    <message>
        <source>钉住或放行，轮播，定格（或 Alt+* / -）</source>
        <translation>Pin or release, rotate, freeze (or Alt+* / -)</translation>
    </message>
    <message>
        <source>离席，换人登录</source>
        <translation>leave the seat to the next person</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>只增不改</source>
        <translation>nothing is ever changed</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Dispose</translation>
    </message>
    <message>
        <source>计时</source>
        <translation>Clock</translation>
    </message>
</context>
<context>
    <name>HourWeekdayPanel</name>
    <message>
        <source>时段星期</source>
        <translation>Hours × days</translation>
    </message>
    <message>
        <source>{period} {n} 件</source>
        <translation>{period} {n}</translation>
    </message>
    <message>
        <source>，{day} {hour} 时最多</source>
        <translation>, most {day} {hour} h</translation>
    </message>
    <message>
        <source>{period}没有立案</source>
        <translation>Nothing filed {period}</translation>
    </message>
    <message>
        <source>时</source>
        <translation>h</translation>
    </message>
</context>
<context>
    <name>HoursPanel</name>
    <message>
        <source>每时立案</source>
        <translation>Filed per hour</translation>
    </message>
    <message>
        <source>件／时，{hour} 时起已有 {n} 件</source>
        <translation>cases/h, {n} since {hour}:00</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>today</translation>
    </message>
    <message>
        <source>常值</source>
        <translation>usual</translation>
    </message>
</context>
<context>
    <name>IncidentPanel</name>
    <message>
        <source>事件</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>{kind}，{level}级响应</source>
        <translation>{kind}, level {level}</translation>
    </message>
    <message>
        <source>水深</source>
        <translation>Depth</translation>
    </message>
    <message>
        <source>积水面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>处置时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>not set</translation>
    </message>
    <message>
        <source>应于 {time}</source>
        <translation>due {time}</translation>
    </message>
    <message>
        <source>雨量</source>
        <translation>Rain</translation>
    </message>
    <message>
        <source>研判</source>
        <translation>Outlook</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
</context>
<context>
    <name>InspectorLoadsPanel</name>
    <message>
        <source>监督员工作量</source>
        <translation>Work in hand</translation>
    </message>
    <message>
        <source>，环节超时 {n}</source>
        <translation>, stage late {n}</translation>
    </message>
    <message>
        <source>，空闲 {n} 人</source>
        <translation>, {n} free</translation>
    </message>
    <message>
        <source>，无排班</source>
        <translation>, nobody on the roster</translation>
    </message>
    <message>
        <source>手上任务 {n}</source>
        <translation>{n} tasks</translation>
    </message>
    <message>
        <source>无排班，也没有任务</source>
        <translation>Nobody on the roster, no task</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>手上</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>环节超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Rep.</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>Ver.</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Chk.</translation>
    </message>
    <message>
        <source>不在班</source>
        <translation>Off shift</translation>
    </message>
</context>
<context>
    <name>InspectorPartsPanel</name>
    <message>
        <source>监督员得分明细</source>
        <translation>Counts</translation>
    </message>
    <message>
        <source>，轨迹不计分</source>
        <translation>, tracks never count</translation>
    </message>
    <message>
        <source>尚无上报、核实、核查</source>
        <translation>Nobody has done anything yet</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>有效/已定</source>
        <translation>Valid</translation>
    </message>
    <message>
        <source>漏报/立案</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>按时/核实</source>
        <translation>Verified</translation>
    </message>
    <message>
        <source>按时/核查</source>
        <translation>Checked</translation>
    </message>
</context>
<context>
    <name>InspectorScoresPanel</name>
    <message>
        <source>监督员考核</source>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>{n} 人，{period}</source>
        <translation>{n}, {period}</translation>
    </message>
    <message>
        <source>，另 {n} 人无任务</source>
        <translation>, {n} without</translation>
    </message>
    <message>
        <source>尚无上报、核实、核查</source>
        <translation>Nobody has done anything yet</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Rep.</translation>
    </message>
</context>
<context>
    <name>KeyBar</name>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>more</translation>
    </message>
    <message>
        <source>回队列</source>
        <translation>queue</translation>
    </message>
    <message>
        <source>小键盘</source>
        <translation>Keypad</translation>
    </message>
    <message>
        <source>投屏</source>
        <translation>wall</translation>
    </message>
    <message>
        <source>键位</source>
        <translation>keys</translation>
    </message>
</context>
<context>
    <name>LayerBox</name>
    <message>
        <source>部件</source>
        <translation>Components</translation>
    </message>
    <message>
        <source>图层上屏</source>
        <translation>Layer to wall</translation>
    </message>
    <message>
        <source>还原场景图层</source>
        <translation>Scene&apos;s own</translation>
    </message>
    <message>
        <source>底色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>半衰期</source>
        <translation>Half-life</translation>
    </message>
    <message>
        <source>{0} 小时减半</source>
        <translation>half after {0} h</translation>
    </message>
    <message>
        <source>不衰减</source>
        <translation>no fading</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Against</translation>
    </message>
    <message>
        <source>分区</source>
        <translation>Areas</translation>
    </message>
</context>
<context>
    <name>LedgerWindow</name>
    <message>
        <source>费用台账</source>
        <translation>Cost ledger</translation>
    </message>
    <message>
        <source>先行处置的案卷，先垫付，后确认责任</source>
        <translation>Acted first: paid first, liability settled later</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>open case</translation>
    </message>
    <message>
        <source>重读</source>
        <translation>read again</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>没有登记过费用</source>
        <translation>No costs recorded</translation>
    </message>
    <message>
        <source>{0} 笔，合计 {1} 元，其中责任未确认 {2} 元；另有 {3} 件先行处置未登记费用</source>
        <translation>{0} entries, ¥{1} in all, ¥{2} of it with liability open; {3} more acted first without costs</translation>
    </message>
    <message>
        <source>；还有 {0} 件未计入</source>
        <translation>; {0} more cases are not counted</translation>
    </message>
    <message>
        <source>费用台账读取失败：{0}。F5 重读</source>
        <translation>The cost ledger could not be read: {0}. F5 reads again</translation>
    </message>
</context>
<context>
    <name>LegendPanel</name>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
</context>
<context>
    <name>LetterKeys</name>
    <message>
        <source>没有疑似重复的案卷可对照</source>
        <translation>No likely duplicate to compare</translation>
    </message>
    <message>
        <source>本席没有可收回的步骤；对方签收后请用回退</source>
        <translation>Nothing of this seat to take back; once signed, use return</translation>
    </message>
    <message>
        <source>收回已发出，正在等网关应答</source>
        <translation>Take-back sent, waiting for the gateway</translation>
    </message>
    <message>
        <source>收回{0}</source>
        <translation>Take back {0}</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>判重</source>
        <translation>deciding on the duplicate</translation>
    </message>
</context>
<context>
    <name>ListSheet</name>
    <message>
        <source>没有可导出的记录</source>
        <translation>Nothing to export</translation>
    </message>
</context>
<context>
    <name>LoginPage</name>
    <message>
        <source>本人首个岗位</source>
        <translation>my first post</translation>
    </message>
    <message>
        <source>登录&#x3000;回车</source>
        <translation>Log in&#x3000;Enter</translation>
    </message>
    <message>
        <source>万米&#x3000;{0}</source>
        <translation>Wanmi&#x3000;{0}</translation>
    </message>
    <message>
        <source>坐席 {0}&#x3000;请以本岗账号登录</source>
        <translation>Seat {0}&#x3000;log in with your own account</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>User</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>请输入账号和密码</source>
        <translation>Enter user and password</translation>
    </message>
    <message>
        <source>正在登录…</source>
        <translation>Logging in…</translation>
    </message>
    <message>
        <source>网关没有应答，请检查网络，或稍后再试</source>
        <translation>The gateway does not answer; check the network or try later</translation>
    </message>
</context>
<context>
    <name>MapGround</name>
    <message>
        <source>件／平方公里</source>
        <translation>cases/km²</translation>
    </message>
    <message>
        <source>超期案卷分布</source>
        <translation>Overdue cases</translation>
    </message>
    <message>
        <source>压力</source>
        <translation>Pressure</translation>
    </message>
    <message>
        <source>底色：时限压力，只画即将超期、超期、督办</source>
        <translation>Ground: pressure of limits; due soon, overdue and supervised cases only</translation>
    </message>
    <message>
        <source>轻</source>
        <translation>low</translation>
    </message>
    <message>
        <source>重</source>
        <translation>high</translation>
    </message>
    <message>
        <source>复发分布</source>
        <translation>Recurrence</translation>
    </message>
    <message>
        <source>复发</source>
        <translation>Recurring</translation>
    </message>
    <message>
        <source>底色：近 {a}复发立案，30 天内同处同类</source>
        <translation>Ground: recurring cases of {a}, same place and class in 30 days</translation>
    </message>
    <message>
        <source>立案变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>少 {n}</source>
        <translation>−{n}</translation>
    </message>
    <message>
        <source>多 {n}</source>
        <translation>+{n}</translation>
    </message>
    <message>
        <source>底色：近 {a}与此前 {a}立案密度之差</source>
        <translation>Ground: {a} against the {a} before</translation>
    </message>
    <message>
        <source>密度</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>底色：近 {a}立案密度</source>
        <translation>Ground: filed in {a}</translation>
    </message>
    <message>
        <source>底色：近 {a}立案密度，半衰期 {b}</source>
        <translation>Ground: filed in {a}, half-life {b}</translation>
    </message>
    <message>
        <source>巡查盲区</source>
        <translation>Blind spots</translation>
    </message>
    <message>
        <source>常发</source>
        <translation>Frequent</translation>
    </message>
    <message>
        <source>底色：{a} 小时无人到过之处近 {b} 天立案；无排班不画</source>
        <translation>Filed in {b} d where unseen for {a} h</translation>
    </message>
    <message>
        <source>少</source>
        <translation>few</translation>
    </message>
    <message>
        <source>多</source>
        <translation>many</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>no roster</translation>
    </message>
    <message>
        <source>巡查覆盖</source>
        <translation>Patrol coverage</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>底色：责任网格本班已巡道路的比例</source>
        <translation>Ground: share of each duty grid&apos;s streets patrolled this shift</translation>
    </message>
    <message>
        <source>分区立案</source>
        <translation>Filed by area</translation>
    </message>
    <message>
        <source>立案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>件</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>无排班：无从判断盲区，底色未画</source>
        <translation>No roster: what is unseen cannot be told, no colours drawn</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>近 7 日</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>街道考核</source>
        <translation>Subdistrict grades</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>底色：{a}街道考核等级，得分同区域考核</source>
        <translation>Subdistricts by grade, {a}; see Areas</translation>
    </message>
    <message>
        <source>无应结</source>
        <translation>none</translation>
    </message>
    <message>
        <source>{a} 无应结</source>
        <translation>{a} none due</translation>
    </message>
    <message>
        <source>以下</source>
        <translation>&lt;40</translation>
    </message>
    <message>
        <source>底色：近 {a}与 {b}前同期立案密度之差</source>
        <translation>Ground: {a} against {b} earlier</translation>
    </message>
    <message>
        <source>底色：{b}近 {a}立案件数</source>
        <translation>Ground: filed in {a} {b}</translation>
    </message>
    <message>
        <source>{a} {n} 件</source>
        <translation>{a}: {n}</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>细线为单元网格</source>
        <translation>Lines: unit grids</translation>
    </message>
    <message>
        <source>比例</source>
        <translation>Scale</translation>
    </message>
    <message>
        <source>米</source>
        <translation>m</translation>
    </message>
    <message>
        <source>公里</source>
        <translation>km</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>未计处置时限</source>
        <translation>No disposal clock</translation>
    </message>
    <message>
        <source>绿灯 按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>黄灯 即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>待本席办理</source>
        <translation>For this seat</translation>
    </message>
    <message>
        <source>红灯 处置超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>督办待回复</source>
        <translation>Notice open</translation>
    </message>
    <message>
        <source>督办已回复</source>
        <translation>Notice answered</translation>
    </message>
    <message>
        <source>暂停计时</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>已回复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>在岗，圈越短越旧</source>
        <translation>On duty, ring: age</translation>
    </message>
    <message>
        <source>越界</source>
        <translation>Out of grid</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>停留超时</source>
        <translation>Lingering</translation>
    </message>
    <message>
        <source>无定位</source>
        <translation>No fix</translation>
    </message>
    <message>
        <source>车辆</source>
        <translation>Vehicle</translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>全市案件态势</source>
        <translation>Cases in the city</translation>
    </message>
    <message>
        <source>地图读取中</source>
        <translation>Map loading</translation>
    </message>
    <message>
        <source>末次画面 {time}</source>
        <translation>Last picture {time}</translation>
    </message>
    <message>
        <source>案件态势</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>末次位置 {since}</source>
        <translation>{since}</translation>
    </message>
    <message>
        <source>位置 {age}</source>
        <translation>positions {age}</translation>
    </message>
    <message>
        <source>未取得位置</source>
        <translation>no positions</translation>
    </message>
    <message>
        <source>末次位置 {time} 起未更新</source>
        <translation>no fixes since {time}</translation>
    </message>
</context>
<context>
    <name>MarkMenu</name>
    <message>
        <source>大屏只看 {0}</source>
        <translation>Wall: only {0}</translation>
    </message>
    <message>
        <source>8&#x3000;取消筛选</source>
        <translation>8&#x3000;No filter</translation>
    </message>
    <message>
        <source>列出案卷</source>
        <translation>List the cases</translation>
    </message>
    <message>
        <source>大屏报文已满，{0} 处数字没有带来案卷</source>
        <translation>The wall&apos;s message was full: {0} numbers came without their cases</translation>
    </message>
    <message>
        <source>大屏程序较新，{0} 处数字本席位不认得</source>
        <translation>The wall runs a newer program: {0} numbers are not known to this seat</translation>
    </message>
    <message>
        <source>筛选 {0}</source>
        <translation>Filter {0}</translation>
    </message>
    <message>
        <source>取消筛选</source>
        <translation>No filter</translation>
    </message>
</context>
<context>
    <name>MessageForm</name>
    <message>
        <source>全部在岗</source>
        <translation>All on duty</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Duty grids</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminals</translation>
    </message>
    <message>
        <source>编号，空格隔开，如 06 07</source>
        <translation>numbers, blanks between, as 06 07</translation>
    </message>
    <message>
        <source>发送&#x3000;Ctrl+回车</source>
        <translation>Send&#x3000;Ctrl+Enter</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>对象</source>
        <translation>To</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>限时（分）</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>要说的话，不超过 {0} 字</source>
        <translation>What to say, {0} characters at most</translation>
    </message>
    <message>
        <source>请填写责任网格或终端的编号</source>
        <translation>Enter numbers of duty grids or terminals</translation>
    </message>
    <message>
        <source>请填写内容</source>
        <translation>Write a message</translation>
    </message>
    <message>
        <source>内容最多 {0} 字</source>
        <translation>A message has {0} characters at most</translation>
    </message>
    <message>
        <source>限时为 1 至 {0} 分钟</source>
        <translation>1 to {0} minutes</translation>
    </message>
</context>
<context>
    <name>MessagesWindow</name>
    <message>
        <source>群呼与点名</source>
        <translation>Broadcast and roll-call</translation>
    </message>
    <message>
        <source>还没有发送过</source>
        <translation>Nothing sent yet</translation>
    </message>
    <message>
        <source>应答</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>已发送</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>↑ ↓ 看应答</source>
        <translation>↑ ↓ show answers</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>send</translation>
    </message>
    <message>
        <source>写消息</source>
        <translation>write</translation>
    </message>
    <message>
        <source>再点未应答的</source>
        <translation>call the missing again</translation>
    </message>
    <message>
        <source>导出应答</source>
        <translation>export answers</translation>
    </message>
    <message>
        <source>点名应答</source>
        <translation>Roll-call answers</translation>
    </message>
    <message>
        <source>已发送读取失败：{0}</source>
        <translation>Messages could not be read: {0}</translation>
    </message>
    <message>
        <source>在岗 {0} 人</source>
        <translation>{0} on duty</translation>
    </message>
    <message>
        <source>短信群呼不要求应答</source>
        <translation>A broadcast asks for no answer</translation>
    </message>
    <message>
        <source>选一次点名看应答</source>
        <translation>Select a roll-call to see its answers</translation>
    </message>
    <message>
        <source>{0} 人已应答，{1} 人未应答</source>
        <translation>{0} answered, {1} missing</translation>
    </message>
    <message>
        <source>所选没有未应答的人</source>
        <translation>Nobody is missing in this one</translation>
    </message>
    <message>
        <source>已发出，正在等网关应答</source>
        <translation>Sent, waiting for the gateway</translation>
    </message>
    <message>
        <source>{0}由{1}办理</source>
        <translation>{0} by {1}</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>{0}已发 {1} 台</source>
        <translation>{0} sent to {1}</translation>
    </message>
</context>
<context>
    <name>MomentField</name>
    <message>
        <source>月/日 时:分</source>
        <translation>month/day hour:min</translation>
    </message>
    <message>
        <source>不晚于处置时限 {0}</source>
        <translation>not after the disposal limit {0}</translation>
    </message>
    <message>
        <source>{0}“{1}”看不懂，请写月/日 时:分</source>
        <translation>{0} “{1}” not understood, write month/day hour:min</translation>
    </message>
    <message>
        <source>{0}应在现在之后</source>
        <translation>{0} must lie ahead</translation>
    </message>
    <message>
        <source>{0}不能晚于案卷本身的处置时限（应于 {1}）</source>
        <translation>{0} cannot be after the case&apos;s own limit (due {1})</translation>
    </message>
</context>
<context>
    <name>MonthRatesPanel</name>
    <message>
        <source>达标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>，立案 {n} 件</source>
        <translation>, {n} filed</translation>
    </message>
    <message>
        <source>，合岗</source>
        <translation>, merged posts</translation>
    </message>
    <message>
        <source>尚无应结案、应处置的案件</source>
        <translation>Nothing is due yet</translation>
    </message>
    <message>
        <source>按期结案率</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>结案率</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>按期处置率</source>
        <translation>Disposed</translation>
    </message>
    <message>
        <source>返工率</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>达标 {n}</source>
        <translation>met {n}</translation>
    </message>
    <message>
        <source>未达 {n}</source>
        <translation>below {n}</translation>
    </message>
    <message>
        <source>应结案</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>结案 {a} ＋ 处置超期 {b}</source>
        <translation>closed {a} + overdue {b}</translation>
    </message>
    <message>
        <source>应处置</source>
        <translation>To dispose</translation>
    </message>
    <message>
        <source>处置 {a} ＋ 处置超期 {b}</source>
        <translation>disposed {a} + overdue {b}</translation>
    </message>
    <message>
        <source>申诉免责</source>
        <translation>Exempt</translation>
    </message>
    <message>
        <source>结案 {a}，处置 {b}，按期计</source>
        <translation>closed {a}, disposed {b}, in time</translation>
    </message>
    <message>
        <source>另计</source>
        <translation>Apart</translation>
    </message>
    <message>
        <source>强制结案 {a}，自处理 {b}</source>
        <translation>forced {a}, on the spot {b}</translation>
    </message>
</context>
<context>
    <name>NearPanel</name>
    <message>
        <source>周边力量</source>
        <translation>Nearest</translation>
    </message>
    <message>
        <source>直线距离，步行</source>
        <translation>air line, on foot</translation>
    </message>
    <message>
        <source>5 公里内没有在线监督员</source>
        <translation>No inspector within 5 km</translation>
    </message>
    <message>
        <source>监督员 {n}</source>
        <translation>No. {n}</translation>
    </message>
    <message>
        <source>巡查车 {n}</source>
        <translation>Vehicle {n}</translation>
    </message>
    <message>
        <source>{n} 米</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>未指定案件，也没有督办待回复</source>
        <translation>No case is chosen, no reply is due</translation>
    </message>
    <message>
        <source>直线距离，步行或车行</source>
        <translation>air line, walk or drive</translation>
    </message>
</context>
<context>
    <name>NextSteps</name>
    <message>
        <source>N&#x3000;非重复</source>
        <translation>N&#x3000;not a duplicate</translation>
    </message>
    <message>
        <source>M&#x3000;并案</source>
        <translation>M&#x3000;merge</translation>
    </message>
    <message>
        <source>V&#x3000;对照</source>
        <translation>V&#x3000;Compare</translation>
    </message>
    <message>
        <source>S&#x3000;更多</source>
        <translation>S&#x3000;More</translation>
    </message>
</context>
<context>
    <name>NightAmountsPanel</name>
    <message>
        <source>夜间数量</source>
        <translation>Tonight</translation>
    </message>
    <message>
        <source>{time} 起</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>紧急在办</source>
        <translation>Urgent, open</translation>
    </message>
    <message>
        <source>件</source>
        <translation> </translation>
    </message>
    <message>
        <source>今晚上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>没有紧急案件</source>
        <translation>No urgent case</translation>
    </message>
    <message>
        <source>待处置 {n} 件</source>
        <translation>at departments {n}</translation>
    </message>
    <message>
        <source>本中心各岗 {n} 件</source>
        <translation>at our posts {n}</translation>
    </message>
    <message>
        <source>最近应于 {time}</source>
        <translation>next due {time}</translation>
    </message>
    <message>
        <source>其中紧急 {n} 件</source>
        <translation>urgent {n}</translation>
    </message>
    <message>
        <source>尚无昨晚可比</source>
        <translation>no night before</translation>
    </message>
    <message>
        <source>昨晚同时 {n} 件</source>
        <translation>night before {n}</translation>
    </message>
</context>
<context>
    <name>NightCasesPanel</name>
    <message>
        <source>紧急与到期</source>
        <translation>Urgent and due</translation>
    </message>
    <message>
        <source>普通 {time} 起计时</source>
        <translation>others from {time}</translation>
    </message>
    <message>
        <source>工作时间内</source>
        <translation>working hours</translation>
    </message>
    <message>
        <source>{n} 件列前 {k}</source>
        <translation>first {k} of {n}</translation>
    </message>
    <message>
        <source>没有紧急案件，早上也无到期</source>
        <translation>Nothing urgent, nothing due early</translation>
    </message>
    <message>
        <source>未起计时</source>
        <translation>no clock</translation>
    </message>
    <message>
        <source>应于 {time}</source>
        <translation>due {time}</translation>
    </message>
    <message>
        <source>周{day} {time}</source>
        <translation>{day} {time}</translation>
    </message>
</context>
<context>
    <name>NightHoursPanel</name>
    <message>
        <source>每时上报</source>
        <translation>Reports by hour</translation>
    </message>
    <message>
        <source>今晚 {n} 件</source>
        <translation>{n} tonight</translation>
    </message>
    <message>
        <source>，其中开工时刻后 {n}</source>
        <translation>, {n} since morning</translation>
    </message>
    <message>
        <source>，本时 {n}</source>
        <translation>, this hour {n}</translation>
    </message>
    <message>
        <source>今晚</source>
        <translation>Tonight</translation>
    </message>
    <message>
        <source>昨晚</source>
        <translation>Night before</translation>
    </message>
</context>
<context>
    <name>NightPeoplePanel</name>
    <message>
        <source>夜班监督员</source>
        <translation>Night shift</translation>
    </message>
    <message>
        <source>应在岗 {a}，在岗 {b}</source>
        <translation>{a} due, {b} on duty</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>no roster</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>，听班 {n} 人</source>
        <translation>, {n} on call</translation>
    </message>
    <message>
        <source>无排班，没有听班人员</source>
        <translation>No roster, nobody on call</translation>
    </message>
    <message>
        <source>{n} 人全员在岗</source>
        <translation>All {n} on duty</translation>
    </message>
    <message>
        <source>听班，在线</source>
        <translation>on call, online</translation>
    </message>
    <message>
        <source>听班</source>
        <translation>on call</translation>
    </message>
    <message>
        <source>无电话</source>
        <translation>no phone</translation>
    </message>
    <message>
        <source>监督员 {number}</source>
        <translation>{number}</translation>
    </message>
</context>
<context>
    <name>NightQualityPanel</name>
    <message>
        <source>夜间时限</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>工作时间内</source>
        <translation>working hours</translation>
    </message>
    <message>
        <source>紧急按自然时，普通按工作时</source>
        <translation>urgent run, others wait</translation>
    </message>
    <message>
        <source>紧急处置超期</source>
        <translation>Urgent overdue</translation>
    </message>
    <message>
        <source>{time} 到期</source>
        <translation>Due {time}</translation>
    </message>
    <message>
        <source>件</source>
        <translation> </translation>
    </message>
    <message>
        <source>没有紧急处置超期</source>
        <translation>None overdue</translation>
    </message>
    <message>
        <source>最久 {time}</source>
        <translation>longest {time}</translation>
    </message>
    <message>
        <source>自然时</source>
        <translation>natural time</translation>
    </message>
    <message>
        <source>开工后一小时内无到期</source>
        <translation>none early</translation>
    </message>
    <message>
        <source>{name} {n} 件</source>
        <translation>{name} {n}</translation>
    </message>
    <message>
        <source>未派部门</source>
        <translation>none</translation>
    </message>
    <message>
        <source>另 {k} 个部门 {n} 件</source>
        <translation>{k} others {n}</translation>
    </message>
</context>
<context>
    <name>NightQueuesPanel</name>
    <message>
        <source>夜间环节</source>
        <translation>Night queue</translation>
    </message>
    <message>
        <source>紧急在办 {n}</source>
        <translation>urgent {n}</translation>
    </message>
    <message>
        <source>，普通待处置 {n}</source>
        <translation>, {n} others wait</translation>
    </message>
    <message>
        <source>没有紧急案件，本中心各岗也无待办</source>
        <translation>Nothing urgent, nothing at our posts</translation>
    </message>
    <message>
        <source>环节</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>本岗待办</source>
        <translation>Ours</translation>
    </message>
    <message>
        <source>超时</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>处置超期 {n}</source>
        <translation>overdue {n}</translation>
    </message>
    <message>
        <source>环节超时 {n}</source>
        <translation>stage late {n}</translation>
    </message>
    <message>
        <source>在部门</source>
        <translation>dept</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>超时 {n}</source>
        <translation>late {n}</translation>
    </message>
</context>
<context>
    <name>NightWatchPanel</name>
    <message>
        <source>值守</source>
        <translation>On watch</translation>
    </message>
    <message>
        <source>值班电话，部门 {n} 个</source>
        <translation>{n} departments by phone</translation>
    </message>
    <message>
        <source>岗位、部门</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>早上到期</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>none</translation>
    </message>
</context>
<context>
    <name>NotesBox</name>
    <message>
        <source>Del&#x3000;清除所选</source>
        <translation>Del&#x3000;Remove selected</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>文字，可空</source>
        <translation>Words (optional)</translation>
    </message>
    <message>
        <source>回车 上屏&#x3000;Esc 丢弃</source>
        <translation>Enter: to the wall&#x3000;Esc: drop</translation>
    </message>
    <message>
        <source>文字标注要有文字&#x3000;Esc 丢弃</source>
        <translation>A text needs words&#x3000;Esc drops it</translation>
    </message>
</context>
<context>
    <name>OneField</name>
    <message>
        <source>请选择</source>
        <translation>choose</translation>
    </message>
    <message>
        <source>没有可选的</source>
        <translation>nothing to choose from</translation>
    </message>
    <message>
        <source>{0}“{1}”没有选定</source>
        <translation>{0} “{1}” is not chosen</translation>
    </message>
    <message>
        <source>请选择{0}，↑ ↓ 换一项</source>
        <translation>Choose {0}; ↑ ↓ change it</translation>
    </message>
</context>
<context>
    <name>OrdersReceiptsPanel</name>
    <message>
        <source>指令与回执</source>
        <translation>Orders</translation>
    </message>
    <message>
        <source>指令 {n} 条，待回执 {missing}</source>
        <translation>orders {n}, open {missing}</translation>
    </message>
    <message>
        <source>指令 {n} 条</source>
        <translation>orders {n}</translation>
    </message>
    <message>
        <source>指令</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>待回执 {answered}／{asked}</source>
        <translation>open {answered}/{asked}</translation>
    </message>
    <message>
        <source>已回执 {n}</source>
        <translation>{n} receipts</translation>
    </message>
</context>
<context>
    <name>OverdueWatch</name>
    <message>
        <source>环节超时：{0} {1}</source>
        <translation>Stage late: {0} {1}</translation>
    </message>
    <message>
        <source>，等 {0} 件</source>
        <translation>, {0} cases in all</translation>
    </message>
</context>
<context>
    <name>ParetoPanel</name>
    <message>
        <source>高发类别</source>
        <translation>Classes</translation>
    </message>
    <message>
        <source>{period} {n} 件</source>
        <translation>{period} {n}</translation>
    </message>
    <message>
        <source>，前 {n} 类过八成</source>
        <translation>, {n} classes make 4/5</translation>
    </message>
    <message>
        <source>{period}没有立案</source>
        <translation>Nothing filed {period}</translation>
    </message>
    <message>
        <source>其余 {n} 类</source>
        <translation>{n} others</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>累计%</source>
        <translation>Sum %</translation>
    </message>
</context>
<context>
    <name>PeoplePanel</name>
    <message>
        <source>监督员</source>
        <translation>Inspectors</translation>
    </message>
    <message>
        <source>应在岗 {n} 人</source>
        <translation>{n} due</translation>
    </message>
    <message>
        <source>，待联系 {n} 人</source>
        <translation>, {n} to call</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>No roster</translation>
    </message>
    <message>
        <source>全员在岗</source>
        <translation>All on duty</translation>
    </message>
    <message>
        <source>监督员 {number}</source>
        <translation>No. {number}</translation>
    </message>
</context>
<context>
    <name>PhotoFrame</name>
    <message>
        <source>照片还没有传到</source>
        <translation>The photo has not arrived yet</translation>
    </message>
    <message>
        <source>照片打不开</source>
        <translation>The photo cannot be opened</translation>
    </message>
</context>
<context>
    <name>Photos</name>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>处置前后同位同向</source>
        <translation>before and after from one spot</translation>
    </message>
    <message>
        <source>放大对照</source>
        <translation>enlarge</translation>
    </message>
    <message>
        <source>处置前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>上报时没有照片</source>
        <translation>Reported without a photo</translation>
    </message>
    <message>
        <source>处置后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>尚无处置照片</source>
        <translation>No photo of the disposal yet</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>读取失败</source>
        <translation>could not be read</translation>
    </message>
</context>
<context>
    <name>PhotosField</name>
    <message>
        <source>添加照片…</source>
        <translation>Add photos…</translation>
    </message>
    <message>
        <source>粘贴截图&#x3000;Ctrl+V</source>
        <translation>Paste&#x3000;Ctrl+V</translation>
    </message>
    <message>
        <source>照片正在上传，请稍候</source>
        <translation>Photos are being sent, please wait</translation>
    </message>
    <message>
        <source>有照片没有传上，再点一次“添加照片”重传，或放弃</source>
        <translation>Some photos were not sent; press “Add photos” again or leave</translation>
    </message>
    <message>
        <source>照片 (*.jpg *.jpeg *.png *.webp)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.webp)</translation>
    </message>
    <message>
        <source>截图</source>
        <translation>Screenshot</translation>
    </message>
    <message>
        <source>剪贴板里没有图片</source>
        <translation>No picture in the clipboard</translation>
    </message>
    <message>
        <source>{0} 读不出来：{1}</source>
        <translation>{0} cannot be read: {1}</translation>
    </message>
    <message>
        <source>{0} 超过 {1} MB</source>
        <translation>{0} is over {1} MB</translation>
    </message>
    <message>
        <source>一步最多 {0} 张照片</source>
        <translation>{0} photos a step at most</translation>
    </message>
    <message>
        <source>{0} 不是照片</source>
        <translation>{0} is not a photo</translation>
    </message>
    <message>
        <source>{0} 张，已传 {1} 张</source>
        <translation>{0} photos, {1} sent</translation>
    </message>
    <message>
        <source>网关没有应答</source>
        <translation>the gateway does not answer</translation>
    </message>
    <message>
        <source>{0}，{1} 张没有传上：{2}</source>
        <translation>{0}, {1} not sent: {2}</translation>
    </message>
</context>
<context>
    <name>PhotosPanel</name>
    <message>
        <source>处置前后</source>
        <translation>Before and after</translation>
    </message>
    <message>
        <source>，前 {a} 张，后 {b} 张</source>
        <translation>, {a} and {b}</translation>
    </message>
    <message>
        <source>应于 {time}</source>
        <translation>due {time}</translation>
    </message>
    <message>
        <source>处置前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>尚无处置前照片</source>
        <translation>No photo before</translation>
    </message>
    <message>
        <source>处置后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>尚无处置照片</source>
        <translation>No photo yet</translation>
    </message>
    <message>
        <source>照片打不开</source>
        <translation>Cannot be opened</translation>
    </message>
    <message>
        <source>照片还没有传到</source>
        <translation>Not here yet</translation>
    </message>
    <message>
        <source>照片读取失败</source>
        <translation>Not readable</translation>
    </message>
    <message>
        <source>照片读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>{who} {step}</source>
        <translation>{who} {step}</translation>
    </message>
    <message>
        <source>未指定案件，也没有督办待回复</source>
        <translation>No case is chosen, no reply is due</translation>
    </message>
</context>
<context>
    <name>PlaceMap</name>
    <message>
        <source>写地点后在此显示位置</source>
        <translation>The place is shown here once written</translation>
    </message>
</context>
<context>
    <name>PlaceSketch</name>
    <message>
        <source>本案</source>
        <translation>This case</translation>
    </message>
    <message>
        <source>疑似</source>
        <translation>Candidate</translation>
    </message>
</context>
<context>
    <name>PlanStepsPanel</name>
    <message>
        <source>预案步骤</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>{plan}，完成 {done}／{total}</source>
        <translation>{plan}, {done}/{total} done</translation>
    </message>
    <message>
        <source>没有预案</source>
        <translation>No plan</translation>
    </message>
    <message>
        <source>已 {span}</source>
        <translation>for {span}</translation>
    </message>
    <message>
        <source>限 {time}</source>
        <translation>by {time}</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>done</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>seen</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>unseen</translation>
    </message>
    <message>
        <source>进行</source>
        <translation>running</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>to do</translation>
    </message>
    <message>
        <source>没有这类事件的预案</source>
        <translation>No plan for this kind</translation>
    </message>
    <message>
        <source>最相近的预案</source>
        <translation>The nearest plans</translation>
    </message>
</context>
<context>
    <name>PostScoresPanel</name>
    <message>
        <source>岗位考核</source>
        <translation>Posts</translation>
    </message>
    <message>
        <source>{post} {n} 人，{period}</source>
        <translation>{post} {n}, {period}</translation>
    </message>
    <message>
        <source>尚无受理、立案、派遣</source>
        <translation>Nobody has taken a step yet</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Grade</translation>
    </message>
</context>
<context>
    <name>QualityPanel</name>
    <message>
        <source>{period}质量</source>
        <translation>Quality {period}</translation>
    </message>
    <message>
        <source>，{since}</source>
        <translation>, {since}</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Disposal overdue</translation>
    </message>
    <message>
        <source>环节超时</source>
        <translation>Stage late</translation>
    </message>
    <message>
        <source>按期结案率</source>
        <translation>Closed in time</translation>
    </message>
    <message>
        <source>按期结案率，达标</source>
        <translation>In time, on target</translation>
    </message>
    <message>
        <source>按期结案率，未达标</source>
        <translation>In time, off target</translation>
    </message>
    <message>
        <source>没有处置超期案件</source>
        <translation>None overdue</translation>
    </message>
    <message>
        <source>，更早 {n}</source>
        <translation>, older {n}</translation>
    </message>
    <message>
        <source>今日到期 {today}，昨日 {yesterday}</source>
        <translation>today {today}, yest. {yesterday}</translation>
    </message>
    <message>
        <source>今日 {today}，昨日 {yesterday}</source>
        <translation>today {today}, yest. {yesterday}</translation>
    </message>
    <message>
        <source>紧急最久 {time}</source>
        <translation>urgent, max. {time}</translation>
    </message>
    <message>
        <source>最久 {time} 工作时</source>
        <translation>max. {time} work h</translation>
    </message>
    <message>
        <source>与一小时前持平</source>
        <translation>as an hour ago</translation>
    </message>
    <message>
        <source>较一小时前多 {n} 件</source>
        <translation>{n} more in an hour</translation>
    </message>
    <message>
        <source>较一小时前少 {n} 件</source>
        <translation>{n} fewer in an hour</translation>
    </message>
    <message>
        <source>{a}／{b}</source>
        <translation>{a}/{b}</translation>
    </message>
    <message>
        <source>{then} {rate}，{parts}</source>
        <translation>{then} {rate}, {parts}</translation>
    </message>
    <message>
        <source>目标 {n}%</source>
        <translation>target {n}%</translation>
    </message>
    <message>
        <source>{period}尚无应结案件</source>
        <translation>Nothing due {period}</translation>
    </message>
    <message>
        <source>按期 {a} ／ 应结 {b}</source>
        <translation>in time {a}/{b}</translation>
    </message>
    <message>
        <source>结案 {a} ＋ 处置超期 {b}</source>
        <translation>closed {a} + late {b}</translation>
    </message>
</context>
<context>
    <name>Questioner</name>
    <message>
        <source>{0}&#x3000;{1} {2}？此步不能收回。</source>
        <translation>{0}&#x3000;{1} {2}? This cannot be taken back.</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>待办案卷</source>
        <translation>Cases to do</translation>
    </message>
    <message>
        <source>紧急在前，再按环节剩余（分钟）</source>
        <translation>urgent first, then stage time</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>紧急在前，再按本级应于先后</source>
        <translation>Urgent first, then by own due time</translation>
    </message>
</context>
<context>
    <name>QueuesPanel</name>
    <message>
        <source>待受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>待立案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>待派遣</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>待处置</source>
        <translation>Dispose</translation>
    </message>
    <message>
        <source>待反馈</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>待核查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>待结案</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>七个环节</source>
        <translation>Seven stages</translation>
    </message>
    <message>
        <source>在办 {a}&#x3000;待立案 {b}&#x3000;待补 {d}&#x3000;挂账 {c}</source>
        <translation>in hand {a}&#x3000;to file {b} + {d}&#x3000;hung {c}</translation>
    </message>
    <message>
        <source>在办 {a}&#x3000;待立案 {b}&#x3000;挂账 {c}</source>
        <translation>in hand {a}&#x3000;to file {b}&#x3000;hung {c}</translation>
    </message>
    <message>
        <source>环节超时 {n}</source>
        <translation>Stage late {n}</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>环节超时</source>
        <translation>Stage late</translation>
    </message>
</context>
<context>
    <name>RankAreasPanel</name>
    <message>
        <source>社区排名</source>
        <translation>Communities</translation>
    </message>
    <message>
        <source>街道排名</source>
        <translation>Subdistricts</translation>
    </message>
    <message>
        <source>{period} {n} 件</source>
        <translation>{period} {n}</translation>
    </message>
    <message>
        <source>，界外 {n} 件</source>
        <translation>, outside {n}</translation>
    </message>
    <message>
        <source>城市数据中没有街道与社区</source>
        <translation>No such areas in the city&apos;s data</translation>
    </message>
    <message>
        <source>{period}没有立案</source>
        <translation>Nothing filed {period}</translation>
    </message>
    <message>
        <source>其余 {n} 个</source>
        <translation>{n} others</translation>
    </message>
    <message>
        <source>件／平方公里</source>
        <translation>per km²</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>平方公里</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>街道</source>
        <translation>Area</translation>
    </message>
</context>
<context>
    <name>ReconcileWindow</name>
    <message>
        <source>月度对账</source>
        <translation>Monthly reconciliation</translation>
    </message>
    <message>
        <source>热线清单 CSV 的路径（列：工单号、接收日期、办理结果）</source>
        <translation>Path of the hotline&apos;s CSV list (columns 工单号, 接收日期, 办理结果)</translation>
    </message>
    <message>
        <source>浏览</source>
        <translation>Browse</translation>
    </message>
    <message>
        <source>热线清单</source>
        <translation>Hotline list</translation>
    </message>
    <message>
        <source>月份</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>reconcile</translation>
    </message>
    <message>
        <source>导出结果</source>
        <translation>export result</translation>
    </message>
    <message>
        <source>写月份和热线清单，回车对账</source>
        <translation>Write the month and the list, then Enter reconciles</translation>
    </message>
    <message>
        <source>月份写作 2026-06</source>
        <translation>Write the month as 2026-06</translation>
    </message>
    <message>
        <source>本席不能读热线清单，请用命令行 reconcile</source>
        <translation>This seat cannot read the list; use the command line: reconcile</translation>
    </message>
    <message>
        <source>两边都没有工单</source>
        <translation>No orders on either side</translation>
    </message>
    <message>
        <source>一致 {0}，不一致 {1}，我方缺 {2}，对方缺 {3}，对方重复 {4}</source>
        <translation>Match {0}, differ {1}, missing here {2}, missing there {3}, listed twice {4}</translation>
    </message>
    <message>
        <source>对账失败：{0}</source>
        <translation>Reconciliation failed: {0}</translation>
    </message>
</context>
<context>
    <name>RecurringPanel</name>
    <message>
        <source>反复高发点位</source>
        <translation>Recurring</translation>
    </message>
    <message>
        <source>{days} 日内 {least} 次起，{n} 处</source>
        <translation>{least}+ in {days} d, {n} spots</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>{period}没有反复高发点位</source>
        <translation>Nothing recurs {period}</translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation>{n}×</translation>
    </message>
    <message>
        <source>未结 {n}</source>
        <translation>{n} open</translation>
    </message>
    <message>
        <source>均已结</source>
        <translation>closed</translation>
    </message>
</context>
<context>
    <name>ReplyTimesPanel</name>
    <message>
        <source>督办回复时效</source>
        <translation>Median reply</translation>
    </message>
    <message>
        <source>{period}，中位数</source>
        <translation>{period}</translation>
    </message>
    <message>
        <source>，限 {time}</source>
        <translation>, limit {time}</translation>
    </message>
    <message>
        <source>，列前 {n}</source>
        <translation>, first {n}</translation>
    </message>
    <message>
        <source>，工作时</source>
        <translation>, work h</translation>
    </message>
    <message>
        <source>{period}没有督办回复</source>
        <translation>No replies {period}</translation>
    </message>
    <message>
        <source>超时限</source>
        <translation>late</translation>
    </message>
</context>
<context>
    <name>ResourcesPanel</name>
    <message>
        <source>资源</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>已到场／可调</source>
        <translation>on site/available</translation>
    </message>
    <message>
        <source>&#x3000;另 {n} 类</source>
        <translation>&#x3000;{n} more kinds</translation>
    </message>
    <message>
        <source>没有登记应急资源</source>
        <translation>No resources listed</translation>
    </message>
    <message>
        <source>{amount} 在途</source>
        <translation>{amount} coming</translation>
    </message>
    <message>
        <source>{amount} {n} 分到</source>
        <translation>{amount} in {n} min</translation>
    </message>
    <message>
        <source>现场</source>
        <translation>on site</translation>
    </message>
    <message>
        <source>待命</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>{amount} 应已到</source>
        <translation>{amount} due now</translation>
    </message>
</context>
<context>
    <name>RollCallPanel</name>
    <message>
        <source>点名抽查</source>
        <translation>Roll-call</translation>
    </message>
    <message>
        <source>{a} 点名，应答 {n}/{of}，限 {b}</source>
        <translation>{a}, {n}/{of} answered, until {b}</translation>
    </message>
    <message>
        <source>今日未点名</source>
        <translation>No roll-call today</translation>
    </message>
    <message>
        <source>{n} 人全部按时应答</source>
        <translation>All {n} answered in time</translation>
    </message>
    <message>
        <source>监督员 {number}</source>
        <translation>{number}</translation>
    </message>
    <message>
        <source>未应答</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>待应答</source>
        <translation>waited for</translation>
    </message>
    <message>
        <source>迟答</source>
        <translation>late</translation>
    </message>
</context>
<context>
    <name>RosterEditor</name>
    <message>
        <source>选一条，回车修改</source>
        <translation>select a row, Enter changes it</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>修改所选</source>
        <translation>change selected</translation>
    </message>
</context>
<context>
    <name>RosterWindow</name>
    <message>
        <source>排班与值班</source>
        <translation>Roster and phones</translation>
    </message>
    <message>
        <source>换页</source>
        <translation>change page</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>new</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>修改</source>
        <translation>change</translation>
    </message>
    <message>
        <source>撤销此条</source>
        <translation>remove</translation>
    </message>
    <message>
        <source>反悔</source>
        <translation>undo</translation>
    </message>
    <message>
        <source>前后一周</source>
        <translation>week back, on</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>排班读取失败：{0}</source>
        <translation>The roster could not be read: {0}</translation>
    </message>
    <message>
        <source>本周没有{0}，Insert 新增</source>
        <translation>{0}: none this week; Insert adds</translation>
    </message>
    <message>
        <source>&#x3000;无排班</source>
        <translation>&#x3000;no roster</translation>
    </message>
    <message>
        <source>排班与值班由值班长维护</source>
        <translation>The duty chief keeps roster and phones</translation>
    </message>
    <message>
        <source>{0}只能修改</source>
        <translation>{0} can only be changed</translation>
    </message>
    <message>
        <source>没有可反悔的改动</source>
        <translation>Nothing to undo</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>已{0}，Ctrl+Z 反悔</source>
        <translation>{0}: done; Ctrl+Z undoes</translation>
    </message>
    <message>
        <source>{0}已发出，正在等网关应答</source>
        <translation>{0} sent, waiting for the gateway</translation>
    </message>
</context>
<context>
    <name>RowsTable</name>
    <message>
        <source>没有记录</source>
        <translation>No rows</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
</context>
<context>
    <name>SceneKeys</name>
    <message>
        <source>更多 {0}</source>
        <translation>{0} more</translation>
    </message>
    <message>
        <source>&#x3000;在屏</source>
        <translation>&#x3000;shown</translation>
    </message>
    <message>
        <source>&#x3000;预览</source>
        <translation>&#x3000;preview</translation>
    </message>
</context>
<context>
    <name>ScenePanel</name>
    <message>
        <source>场景</source>
        <translation>Scene</translation>
    </message>
    <message>
        <source>未指定指挥长</source>
        <translation>No commander named</translation>
    </message>
    <message>
        <source>{who} 推送</source>
        <translation>by {who}</translation>
    </message>
    <message>
        <source>常显</source>
        <translation>always</translation>
    </message>
    <message>
        <source>回放 {time}</source>
        <translation>Replay {time}</translation>
    </message>
    <message>
        <source>{time} 起</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>现在 {time}</source>
        <translation>now {time}</translation>
    </message>
    <message>
        <source>数据补全中</source>
        <translation>filling in</translation>
    </message>
    <message>
        <source>无定位记录</source>
        <translation>no fixes</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>workday</translation>
    </message>
    <message>
        <source>休息日</source>
        <translation>day off</translation>
    </message>
    <message>
        <source>12345 来件</source>
        <translation>12345</translation>
    </message>
    <message>
        <source>12319 来件</source>
        <translation>12319</translation>
    </message>
    <message>
        <source>全市 12345</source>
        <translation>City 12345</translation>
    </message>
    <message>
        <source>全市 12319</source>
        <translation>City 12319</translation>
    </message>
    <message>
        <source>今日上报</source>
        <translation>Reported today</translation>
    </message>
    <message>
        <source>今日结案</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>全市上报</source>
        <translation>City in</translation>
    </message>
    <message>
        <source>全市结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>督办待回复</source>
        <translation>Notices open</translation>
    </message>
    <message>
        <source>已回复未处结</source>
        <translation>Unsettled</translation>
    </message>
    <message>
        <source>全市督办待回复</source>
        <translation>City unanswered</translation>
    </message>
    <message>
        <source>未处结</source>
        <translation>Unsettled</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>定位</source>
        <translation>Fixes</translation>
    </message>
    <message>
        <source>读取失败</source>
        <translation>could not be read</translation>
    </message>
    <message>
        <source>末次数值</source>
        <translation>last values</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>数据正常</source>
        <translation>current</translation>
    </message>
    <message>
        <source>{time} 起未更新</source>
        <translation>old, {time}</translation>
    </message>
</context>
<context>
    <name>Scrubber</name>
    <message>
        <source>◀ R</source>
        <translation>◀ R</translation>
    </message>
    <message>
        <source>这一时段的定位仍在陆续到达，补齐后自动更新</source>
        <translation>Positions of this hour are still coming in; the screen follows by itself</translation>
    </message>
    <message>
        <source>该时段数据补全中</source>
        <translation>This hour is still filling in</translation>
    </message>
    <message>
        <source>该时段无定位记录</source>
        <translation>No positions of this hour</translation>
    </message>
    <message>
        <source>这一时段没有保存任何定位，当班人员因此都按离线计</source>
        <translation>No position of this hour was kept; whoever was on shift counts as offline for that</translation>
    </message>
    <message>
        <source>播放&#x3000;空格</source>
        <translation>Play&#x3000;Space</translation>
    </message>
    <message>
        <source>慢 ↓</source>
        <translation>Slower ↓</translation>
    </message>
    <message>
        <source>快 ↑</source>
        <translation>Faster ↑</translation>
    </message>
    <message>
        <source>时:分，或 月-日 时:分</source>
        <translation>h:min, or month-day h:min</translation>
    </message>
    <message>
        <source>到某时&#x3000;T</source>
        <translation>To a time&#x3000;T</translation>
    </message>
    <message>
        <source>更长 −</source>
        <translation>Longer −</translation>
    </message>
    <message>
        <source>更细 +</source>
        <translation>Closer +</translation>
    </message>
    <message>
        <source>存大屏画面</source>
        <translation>Save the wall</translation>
    </message>
    <message>
        <source>回到现在&#x3000;Home</source>
        <translation>Now&#x3000;Home</translation>
    </message>
    <message>
        <source>暂停&#x3000;空格</source>
        <translation>Pause&#x3000;Space</translation>
    </message>
    <message>
        <source>▶ 改向&#x3000;R</source>
        <translation>▶ Turn&#x3000;R</translation>
    </message>
    <message>
        <source>◀ 改向&#x3000;R</source>
        <translation>◀ Turn&#x3000;R</translation>
    </message>
    <message>
        <source>{n} 倍</source>
        <translation>×{n}</translation>
    </message>
    <message>
        <source>倒放</source>
        <translation>back</translation>
    </message>
    <message>
        <source>顺放</source>
        <translation>on</translation>
    </message>
    <message>
        <source>实时</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>停在此刻，{way} {speed}</source>
        <translation>standing, {way} {speed}</translation>
    </message>
    <message>
        <source>“{0}”看不懂，请写 时:分 或 月-日 时:分</source>
        <translation>“{0}” is not a time; write h:min or month-day h:min</translation>
    </message>
    <message>
        <source>{0} 还没有到</source>
        <translation>{0} has not come yet</translation>
    </message>
    <message>
        <source>记录始于 {0} {1}</source>
        <translation>The log begins {0} {1}</translation>
    </message>
</context>
<context>
    <name>SearchForm</name>
    <message>
        <source>文字、编号、电话</source>
        <translation>words, number, phone</translation>
    </message>
    <message>
        <source>编号或其尾数</source>
        <translation>number or its end</translation>
    </message>
    <message>
        <source>电话开头三位起</source>
        <translation>phone, from 3 digits</translation>
    </message>
    <message>
        <source>名称、代码或拼音首字母</source>
        <translation>Name, code or pinyin initials</translation>
    </message>
    <message>
        <source>街道、社区或网格码</source>
        <translation>subdistrict, community or grid</translation>
    </message>
    <message>
        <source>名称或代码</source>
        <translation>Name or code</translation>
    </message>
    <message>
        <source>今天、近7天、6/1-6/10</source>
        <translation>today, last 7 days, 6/1-6/10</translation>
    </message>
    <message>
        <source>未结案</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>不限</source>
        <translation>any</translation>
    </message>
</context>
<context>
    <name>SearchWindow</name>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>问题描述</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>open case</translation>
    </message>
    <message>
        <source>更多</source>
        <translation>more</translation>
    </message>
    <message>
        <source>存为常用</source>
        <translation>save search</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>本席没有检索库</source>
        <translation>This seat has no search store</translation>
    </message>
    <message>
        <source>检索中</source>
        <translation>Searching</translation>
    </message>
    <message>
        <source>没有符合条件的案卷</source>
        <translation>No case matches</translation>
    </message>
    <message>
        <source>前 {0} 件，Ctrl+↓ 再读一页</source>
        <translation>First {0}; Ctrl+↓ reads on</translation>
    </message>
    <message>
        <source>共 {0} 件</source>
        <translation>Cases: {0}</translation>
    </message>
    <message>
        <source>检索失败：{0}。改动条件或按回车重试</source>
        <translation>Search failed: {0}. Change it or press Enter</translation>
    </message>
    <message>
        <source>输入文字、编号、电话，或选小类、区域、时间</source>
        <translation>Words, number, phone, or class, area, time</translation>
    </message>
    <message>
        <source>没有条件可存</source>
        <translation>Nothing to save</translation>
    </message>
    <message>
        <source>已存为常用条件“{0}”</source>
        <translation>Saved as “{0}”</translation>
    </message>
    <message>
        <source>{0}没有认出，未按此检索&#x3000;{1}</source>
        <translation>{0} not understood, not searched by&#x3000;{1}</translation>
    </message>
</context>
<context>
    <name>SelfCheck</name>
    <message>
        <source>自检</source>
        <translation>Self-check</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>现在的内容</source>
        <translation>Shows the present</translation>
    </message>
    <message>
        <source>历史 {0}</source>
        <translation>Past {0}</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>close</translation>
    </message>
    <message>
        <source>{0}没有办成：{1}</source>
        <translation>{0} failed: {1}</translation>
    </message>
</context>
<context>
    <name>SoundBox</name>
    <message>
        <source>音量</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>来电由话务系统振铃，本席未接入</source>
        <translation>Calls are rung by the telephone system, not linked here</translation>
    </message>
    <message>
        <source>紧急上报与告警</source>
        <translation>Urgent reports and alarms</translation>
    </message>
    <message>
        <source>本岗位环节超时</source>
        <translation>Stage late at this post</translation>
    </message>
    <message>
        <source>试听</source>
        <translation>Try</translation>
    </message>
</context>
<context>
    <name>SourcesPanel</name>
    <message>
        <source>立案来源</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>{period} {n} 件</source>
        <translation>{period} {n}</translation>
    </message>
    <message>
        <source>{period}没有立案</source>
        <translation>Nothing filed {period}</translation>
    </message>
    <message>
        <source>其余 {n} 种来源</source>
        <translation>{n} others</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>占比%</source>
        <translation>%</translation>
    </message>
</context>
<context>
    <name>SpeedGraph</name>
    <message>
        <source>公里/时</source>
        <translation>km/h</translation>
    </message>
</context>
<context>
    <name>SpotlightPanel</name>
    <message>
        <source>督办案件</source>
        <translation>Supervised case</translation>
    </message>
    <message>
        <source>投屏案件</source>
        <translation>Case on the wall</translation>
    </message>
    <message>
        <source>第 {n} 件，共 {total} 件</source>
        <translation>{n} of {total}</translation>
    </message>
    <message>
        <source>没有督办待回复</source>
        <translation>No notice unanswered</translation>
    </message>
    <message>
        <source>应于 {time}</source>
        <translation>by {time}</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>With</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>逾时</source>
        <translation>If missed</translation>
    </message>
    <message>
        <source>案号</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>{n} 米</source>
        <translation>{n} m</translation>
    </message>
    <message>
        <source>第 {n} 次督办，已回复</source>
        <translation>notice {n}, answered</translation>
    </message>
    <message>
        <source>第 {n} 次督办，{time} 已逾</source>
        <translation>notice {n}, past {time}</translation>
    </message>
    <message>
        <source>第 {n} 次督办，限 {time}</source>
        <translation>notice {n}, due {time}</translation>
    </message>
    <message>
        <source>已曝光</source>
        <translation>exposed</translation>
    </message>
    <message>
        <source>已提请曝光，待批</source>
        <translation>exposure asked for</translation>
    </message>
    <message>
        <source>提请曝光，不再发通知</source>
        <translation>exposure, no notice</translation>
    </message>
</context>
<context>
    <name>StageTimesPanel</name>
    <message>
        <source>环节用时</source>
        <translation>Time by stage</translation>
    </message>
    <message>
        <source>，自然时</source>
        <translation>, by the clock</translation>
    </message>
    <message>
        <source>，待处置按工作时</source>
        <translation>, disposal in work hours</translation>
    </message>
    <message>
        <source>没有督办待回复</source>
        <translation>No notice unanswered</translation>
    </message>
    <message>
        <source>限 {time}</source>
        <translation>of {time}</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>over</translation>
    </message>
    <message>
        <source>环节超时</source>
        <translation>late</translation>
    </message>
</context>
<context>
    <name>StepAsker</name>
    <message>
        <source>本席出错，步骤未发出：{0}</source>
        <translation>Fault at this seat, nothing was sent: {0}</translation>
    </message>
</context>
<context>
    <name>StepTaker</name>
    <message>
        <source>下一件刚打开，看过再按</source>
        <translation>The next case has just opened; look, then press</translation>
    </message>
    <message>
        <source>本案可办的步骤</source>
        <translation>Steps of this case</translation>
    </message>
    <message>
        <source>没有待判定的疑似重复</source>
        <translation>No likely duplicate to decide</translation>
    </message>
    <message>
        <source>没有疑似重复的案卷可并</source>
        <translation>No likely duplicate to merge</translation>
    </message>
    <message>
        <source>没有打开的案卷，先在队列里选一件</source>
        <translation>No case is open; select one in the queue</translation>
    </message>
    <message>
        <source>{0}，可先办下一件</source>
        <translation>{0}; take the next one first</translation>
    </message>
    <message>
        <source>{0}&#x3000;办理哪一项</source>
        <translation>{0}&#x3000;which one</translation>
    </message>
    <message>
        <source>案卷已有变化，{0}未办，请看过再按</source>
        <translation>The case has changed; {0} not done, look and press again</translation>
    </message>
    <message>
        <source>重复还没有核对出来，{0}未办，请稍后再按</source>
        <translation>Duplicates are not checked yet; {0} not done, press again later</translation>
    </message>
    <message>
        <source>{0}…</source>
        <translation>{0}…</translation>
    </message>
    <message>
        <source>{0}没有选定，请从列表选一项，Esc 恢复原值</source>
        <translation>{0} is not chosen; choose from the list, Esc restores it</translation>
    </message>
    <message>
        <source>非重复已发出，记下后即{0}</source>
        <translation>“Not a duplicate” is sent; then: {0}</translation>
    </message>
    <message>
        <source>上一步已发出，正在等网关应答</source>
        <translation>The last step is sent, waiting for the gateway</translation>
    </message>
    <message>
        <source>正在核对重复，核对后即{0}</source>
        <translation>Checking for duplicates; then: {0}</translation>
    </message>
    <message>
        <source>先判重复，{0} 不越过：N 非重复，M 并案，V 对照</source>
        <translation>Duplicates first, {0} does not skip them: N not a duplicate, M merge, V compare</translation>
    </message>
    <message>
        <source>{0} 未判定：{1}。再按一次 {2} 照此办理</source>
        <translation>{0} undecided: {1}. Press {2} again to go on</translation>
    </message>
    <message>
        <source>已放弃，{0}未办</source>
        <translation>Dropped: {0} was not done</translation>
    </message>
</context>
<context>
    <name>SubjectFinder</name>
    <message>
        <source>回车&#x3000;上屏</source>
        <translation>Enter&#x3000;To the wall</translation>
    </message>
    <message>
        <source>Shift+回车&#x3000;同类部件</source>
        <translation>Shift+Enter&#x3000;All of its class</translation>
    </message>
    <message>
        <source>{0} 个</source>
        <translation>{0} in all</translation>
    </message>
    <message>
        <source>部件、网格、社区、监督员、摄像机</source>
        <translation>Component, grid, area, person, camera</translation>
    </message>
    <message>
        <source>没有找到“{0}”；部件写代码末四位以上，其他写名称或编号</source>
        <translation>Nothing found for “{0}”; a component by 4 or more last digits, else a name or number</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>读取中，读完即预览第一个</source>
        <translation>Reading; the first is previewed then</translation>
    </message>
    <message>
        <source>预览：{0} {1}&#x3000;回车 上屏</source>
        <translation>Preview: {0} {1}&#x3000;Enter pushes</translation>
    </message>
</context>
<context>
    <name>SubjectPanel</name>
    <message>
        <source>大屏对象</source>
        <translation>On the wall</translation>
    </message>
    <message>
        <source>没有指定对象</source>
        <translation>Nothing is pointed at</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>没有收到过定位</source>
        <translation>No fix ever</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Duty grid</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>No roster</translation>
    </message>
    <message>
        <source>末次定位</source>
        <translation>Last fix</translation>
    </message>
    <message>
        <source>未结案件</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n}</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>未计处置时限</source>
        <translation>No clock</translation>
    </message>
    <message>
        <source>标识码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>行政区划</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>大类小类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>顺序号</source>
        <translation>No.</translation>
    </message>
</context>
<context>
    <name>SupervisionOverviewPanel</name>
    <message>
        <source>督办总览</source>
        <translation>Notices</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>open</translation>
    </message>
    <message>
        <source>没有督办待回复</source>
        <translation>No notice unanswered</translation>
    </message>
    <message>
        <source>最久自 {time} 起</source>
        <translation>Oldest {time}</translation>
    </message>
    <message>
        <source>下一回复限 {time}</source>
        <translation>Next limit {time}</translation>
    </message>
    <message>
        <source>逾时未回复 {n} 件</source>
        <translation>replies missed: {n}</translation>
    </message>
    <message>
        <source>已回复，未处结</source>
        <translation>Answered, unsettled</translation>
    </message>
    <message>
        <source>其中处置超期 {n} 件</source>
        <translation>{n} overdue</translation>
    </message>
    <message>
        <source>督办后{period}处结</source>
        <translation>Settled {period}</translation>
    </message>
    <message>
        <source>平均 {time} 工作时</source>
        <translation>mean {time} work h</translation>
    </message>
    <message>
        <source>环节超时，非督办</source>
        <translation>Stage late, no notice</translation>
    </message>
    <message>
        <source>由本中心各岗办理</source>
        <translation>own posts</translation>
    </message>
</context>
<context>
    <name>SupervisionPanel</name>
    <message>
        <source>督办与超期</source>
        <translation>Notices, overdue</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>{n} 件，列前 {k}</source>
        <translation>first {k} of {n}</translation>
    </message>
    <message>
        <source>，工作时</source>
        <translation>, work hours</translation>
    </message>
    <message>
        <source>没有督办与超期</source>
        <translation>No notices, nothing overdue</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>限 {time}</source>
        <translation>due {time}</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urg.</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>open</translation>
    </message>
    <message>
        <source>已回复</source>
        <translation>replied</translation>
    </message>
    <message>
        <source>已催办</source>
        <translation>urged</translation>
    </message>
    <message>
        <source>未催办</source>
        <translation>to urge</translation>
    </message>
</context>
<context>
    <name>TaskTimesPanel</name>
    <message>
        <source>任务应答</source>
        <translation>Task answers</translation>
    </message>
    <message>
        <source>零时起，中位用时</source>
        <translation>median today</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>分</source>
        <translation>min</translation>
    </message>
    <message>
        <source>今日尚无应答</source>
        <translation>None answered yet</translation>
    </message>
    <message>
        <source>按时 {a} ／ 应答 {b}</source>
        <translation>in time {a} of {b}</translation>
    </message>
    <message>
        <source>最久 {time}</source>
        <translation>longest {time}</translation>
    </message>
    <message>
        <source>待答 {n}</source>
        <translation>out {n}</translation>
    </message>
    <message>
        <source>，环节超时 {n}</source>
        <translation>, late {n}</translation>
    </message>
</context>
<context>
    <name>Term</name>
    <message>
        <source>12319 来电</source>
        <translation>12319 call</translation>
    </message>
    <message>
        <source>12345 来电</source>
        <translation>12345 call</translation>
    </message>
    <message>
        <source>CJ/T 214-2007</source>
        <translation>CJ/T 214-2007</translation>
    </message>
    <message>
        <source>GB/T 30428.2-2013</source>
        <translation>GB/T 30428.2-2013</translation>
    </message>
    <message>
        <source>GB/T 47678.5-2026</source>
        <translation>GB/T 47678.5-2026</translation>
    </message>
    <message>
        <source>{0:.0f} 分钟不出 {1:.0f} 米，{2:.0%} 的定位自报在走（均 {3:.1f} 米/秒）</source>
        <translation>{0:.0f} min within {1:.0f} m while {2:.0%} of the fixes say it walks ({3:.1f} m/s)</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 小时 {1} 分</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0}按紧急办理</source>
        <translation>{0} is handled as urgent</translation>
    </message>
    <message>
        <source>{0}，属责任网格 {1}</source>
        <translation>{0}, duty grid {1}</translation>
    </message>
    <message>
        <source>{0}，文字相似 {1:.2f}</source>
        <translation>{0}, wording {1:.2f} alike</translation>
    </message>
    <message>
        <source>{0}，未划入责任网格</source>
        <translation>{0}, in no duty grid</translation>
    </message>
    <message>
        <source>{0}，请选择</source>
        <translation>{0}; please choose</translation>
    </message>
    <message>
        <source>{0}；{1}</source>
        <translation>{0}; {1}</translation>
    </message>
    <message>
        <source>{0}；{1}（{2}）</source>
        <translation>{0}; {1} ({2})</translation>
    </message>
    <message>
        <source>一级平台</source>
        <translation>First-level platform</translation>
    </message>
    <message>
        <source>上一件督办通知单待回复，还没有到回复时限</source>
        <translation>The last supervision notice waits for its reply, whose limit has not passed yet</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>上报人标记为紧急</source>
        <translation>Marked urgent by whoever reported it</translation>
    </message>
    <message>
        <source>上报，已定</source>
        <translation>reports decided</translation>
    </message>
    <message>
        <source>上级交办</source>
        <translation>From above</translation>
    </message>
    <message>
        <source>不予受理</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>不予曝光</source>
        <translation>Refuse exposure</translation>
    </message>
    <message>
        <source>不予立案</source>
        <translation>Refuse to file</translation>
    </message>
    <message>
        <source>不准作废</source>
        <translation>Refuse voiding</translation>
    </message>
    <message>
        <source>不准再次延期</source>
        <translation>Refuse further delay</translation>
    </message>
    <message>
        <source>不准回退</source>
        <translation>Refuse return</translation>
    </message>
    <message>
        <source>不准延期</source>
        <translation>Refuse delay</translation>
    </message>
    <message>
        <source>不准挂账</source>
        <translation>Refuse hang-up</translation>
    </message>
    <message>
        <source>不准申诉</source>
        <translation>Refuse appeal</translation>
    </message>
    <message>
        <source>不在班</source>
        <translation>Off shift</translation>
    </message>
    <message>
        <source>不是公众举报或来电</source>
        <translation>Not a public report or call</translation>
    </message>
    <message>
        <source>不是监督员自行处理的问题</source>
        <translation>Not settled by the inspector</translation>
    </message>
    <message>
        <source>不满意</source>
        <translation>Dissatisfied</translation>
    </message>
    <message>
        <source>不能与自身并案</source>
        <translation>A case cannot be merged into itself</translation>
    </message>
    <message>
        <source>与 {0} 同行 {1} 分钟，相距不过 {2:.0f} 米</source>
        <translation>With {0} for {1} min, never more than {2:.0f} m apart</translation>
    </message>
    <message>
        <source>与 {0} 的轨迹 {1} 段形状相同（占 {2:.0%}），同一时刻</source>
        <translation>{1} stretches shaped like those of {0} ({2:.0%}), at the same time</translation>
    </message>
    <message>
        <source>与 {0} 的轨迹 {1} 段形状相同（占 {2:.0%}），晚 {3} 分钟</source>
        <translation>{1} stretches shaped like those of {0} ({2:.0%}), {3} min later</translation>
    </message>
    <message>
        <source>专业部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>丢失</source>
        <translation>Lost</translation>
    </message>
    <message>
        <source>两机同行</source>
        <translation>Two terminals together</translation>
    </message>
    <message>
        <source>争议登记</source>
        <translation>Record dispute</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>二级平台</source>
        <translation>Second-level platform</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Crew</translation>
    </message>
    <message>
        <source>今日上报</source>
        <translation>Reported today</translation>
    </message>
    <message>
        <source>今日应结案</source>
        <translation>Due to close today</translation>
    </message>
    <message>
        <source>今日强制结案</source>
        <translation>Force-closed today</translation>
    </message>
    <message>
        <source>今日按期结案</source>
        <translation>Closed in time today</translation>
    </message>
    <message>
        <source>今日立案</source>
        <translation>Filed today</translation>
    </message>
    <message>
        <source>今日结案</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>今日自处理结案</source>
        <translation>Self-settled today</translation>
    </message>
    <message>
        <source>位置不在任何单元网格内</source>
        <translation>The place lies in no unit grid</translation>
    </message>
    <message>
        <source>位置凝固</source>
        <translation>Frozen position</translation>
    </message>
    <message>
        <source>位置在{0}单元网格 {1}</source>
        <translation>In {0}, unit grid {1}</translation>
    </message>
    <message>
        <source>作废待批</source>
        <translation>Void pending</translation>
    </message>
    <message>
        <source>作废申请</source>
        <translation>Ask to void</translation>
    </message>
    <message>
        <source>值班长</source>
        <translation>Duty chief</translation>
    </message>
    <message>
        <source>停留</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>停留超时</source>
        <translation>Lingering</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Urge</translation>
    </message>
    <message>
        <source>先派后补</source>
        <translation>Dispatch first</translation>
    </message>
    <message>
        <source>先派后补的案卷还没有补立案</source>
        <translation>Dispatched first and not filed yet</translation>
    </message>
    <message>
        <source>先行处置</source>
        <translation>Act first</translation>
    </message>
    <message>
        <source>全市同类派出 {0} 件，归其 {1} 件</source>
        <translation>{1} of {0} dispatched in this class, city-wide, went there</translation>
    </message>
    <message>
        <source>公众举报</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>公众举报须先核实属实，或写明不核实的理由</source>
        <translation>A public report is verified first, or it is written why not</translation>
    </message>
    <message>
        <source>关联案卷</source>
        <translation>Link case</translation>
    </message>
    <message>
        <source>兴趣点</source>
        <translation>Point of interest</translation>
    </message>
    <message>
        <source>再次延期待批</source>
        <translation>Further delay pending</translation>
    </message>
    <message>
        <source>准予作废</source>
        <translation>Grant voiding</translation>
    </message>
    <message>
        <source>准予再次延期</source>
        <translation>Grant further delay</translation>
    </message>
    <message>
        <source>准予回退</source>
        <translation>Grant return</translation>
    </message>
    <message>
        <source>准予延期</source>
        <translation>Grant delay</translation>
    </message>
    <message>
        <source>准予挂账</source>
        <translation>Grant hang-up</translation>
    </message>
    <message>
        <source>准予曝光</source>
        <translation>Grant exposure</translation>
    </message>
    <message>
        <source>准予申诉</source>
        <translation>Grant appeal</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>列入无责任主体</source>
        <translation>List as ownerless</translation>
    </message>
    <message>
        <source>剔除</source>
        <translation>Kept out</translation>
    </message>
    <message>
        <source>办结</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>协办反馈</source>
        <translation>Assist feedback</translation>
    </message>
    <message>
        <source>协办未反馈</source>
        <translation>Assistants outstanding</translation>
    </message>
    <message>
        <source>协办部门还没有反馈</source>
        <translation>Assisting departments have not fed back</translation>
    </message>
    <message>
        <source>占用</source>
        <translation>Claim</translation>
    </message>
    <message>
        <source>即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>原地摇动</source>
        <translation>Shaken on the spot</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>受理员</source>
        <translation>Acceptor</translation>
    </message>
    <message>
        <source>只有领导批示、上级交办和媒体曝光可以批示立案</source>
        <translation>Only instructions, assignments from above and media reports are filed by instruction</translation>
    </message>
    <message>
        <source>可用</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>同为{0}，相距 {1:.0f} 米，早 {2}</source>
        <translation>also {0}, {1:.0f} m away, {2} earlier</translation>
    </message>
    <message>
        <source>同为{0}，相距 {1:.0f} 米，晚 {2}</source>
        <translation>also {0}, {1:.0f} m away, {2} later</translation>
    </message>
    <message>
        <source>告警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>咨询办结</source>
        <translation>Enquiry answered</translation>
    </message>
    <message>
        <source>回复工单</source>
        <translation>Reply to order</translation>
    </message>
    <message>
        <source>回复督办</source>
        <translation>Reply to notice</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>回访退回</source>
        <translation>Call-back return</translation>
    </message>
    <message>
        <source>回退受理</source>
        <translation>Return to acceptor</translation>
    </message>
    <message>
        <source>回退待批</source>
        <translation>Return pending</translation>
    </message>
    <message>
        <source>回退核查</source>
        <translation>Return to check</translation>
    </message>
    <message>
        <source>回退申请</source>
        <translation>Ask to return</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>In hand</translation>
    </message>
    <message>
        <source>在岗</source>
        <translation>On duty</translation>
    </message>
    <message>
        <source>在岗 {0:.0f} 分钟、{1} 次定位坐标分毫不变</source>
        <translation>On shift {0:.0f} min, {1} fixes at exactly one place</translation>
    </message>
    <message>
        <source>地片与小区</source>
        <translation>Area or estate</translation>
    </message>
    <message>
        <source>城外</source>
        <translation>Outside the city</translation>
    </message>
    <message>
        <source>基本满意</source>
        <translation>Fairly satisfied</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Dispose</translation>
    </message>
    <message>
        <source>处置中</source>
        <translation>In disposal</translation>
    </message>
    <message>
        <source>处置已超期，不能申请延期</source>
        <translation>Disposal is overdue; no delay can be asked for</translation>
    </message>
    <message>
        <source>处置没有超期，无需申诉</source>
        <translation>Disposal is not overdue; there is nothing to appeal</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Disposal overdue</translation>
    </message>
    <message>
        <source>处置超期未结</source>
        <translation>overdue, open</translation>
    </message>
    <message>
        <source>处置超期，今日到期</source>
        <translation>Disposal overdue, due today</translation>
    </message>
    <message>
        <source>处置超期，已免责</source>
        <translation>Disposal overdue, exempt</translation>
    </message>
    <message>
        <source>处置超期，昨日到期</source>
        <translation>Disposal overdue, due yesterday</translation>
    </message>
    <message>
        <source>处置超期，更早到期</source>
        <translation>Disposal overdue, due earlier</translation>
    </message>
    <message>
        <source>处置超期，未督办</source>
        <translation>Disposal overdue, no notice</translation>
    </message>
    <message>
        <source>处置超期，督办已回复</source>
        <translation>Disposal overdue, notice answered</translation>
    </message>
    <message>
        <source>处置超期，督办待回复</source>
        <translation>Disposal overdue, notice unanswered</translation>
    </message>
    <message>
        <source>处置，申诉免责</source>
        <translation>disposed, exempt</translation>
    </message>
    <message>
        <source>复审不准申诉</source>
        <translation>Refuse appeal on review</translation>
    </message>
    <message>
        <source>夜间</source>
        <translation>Night</translation>
    </message>
    <message>
        <source>大屏</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>媒体曝光</source>
        <translation>Media</translation>
    </message>
    <message>
        <source>完好</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>workdays</translation>
    </message>
    <message>
        <source>工作时</source>
        <translation>work h</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Void</translation>
    </message>
    <message>
        <source>已发过两次督办通知单，不再发第三次</source>
        <translation>Two supervision notices were sent; there is no third</translation>
    </message>
    <message>
        <source>已回复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已处置</source>
        <translation>Disposed</translation>
    </message>
    <message>
        <source>已提请曝光或已曝光</source>
        <translation>Exposure is asked for or done</translation>
    </message>
    <message>
        <source>已曝光</source>
        <translation>Exposed</translation>
    </message>
    <message>
        <source>已经挂账过，一件案卷只能挂账一次</source>
        <translation>Hung up once before; a case is hung up only once</translation>
    </message>
    <message>
        <source>已经申诉过</source>
        <translation>Already appealed</translation>
    </message>
    <message>
        <source>已经立案</source>
        <translation>Already filed</translation>
    </message>
    <message>
        <source>已结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已说明</source>
        <translation>explained</translation>
    </message>
    <message>
        <source>已阅</source>
        <translation>seen</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>应急</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>废弃</source>
        <translation>Disused</translation>
    </message>
    <message>
        <source>延期待批</source>
        <translation>Delay pending</translation>
    </message>
    <message>
        <source>延期时间超过规定天数</source>
        <translation>The delay is longer than the days allowed</translation>
    </message>
    <message>
        <source>延期次数已用完</source>
        <translation>No delays are left</translation>
    </message>
    <message>
        <source>延期申请</source>
        <translation>Ask for delay</translation>
    </message>
    <message>
        <source>延长</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>强制结案</source>
        <translation>Force close</translation>
    </message>
    <message>
        <source>当班责任网格立案</source>
        <translation>filed in his grid and shift</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>待反馈</source>
        <translation>To review</translation>
    </message>
    <message>
        <source>待受理</source>
        <translation>To accept</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>待处置</source>
        <translation>To dispose</translation>
    </message>
    <message>
        <source>待批</source>
        <translation>Pending</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>To verify</translation>
    </message>
    <message>
        <source>待核查</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>待派核查</source>
        <translation>To send check</translation>
    </message>
    <message>
        <source>待派遣</source>
        <translation>To dispatch</translation>
    </message>
    <message>
        <source>待立案</source>
        <translation>To file</translation>
    </message>
    <message>
        <source>待签收</source>
        <translation>To sign</translation>
    </message>
    <message>
        <source>待结案</source>
        <translation>To close</translation>
    </message>
    <message>
        <source>待补立案</source>
        <translation>To file afterwards</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>批示立案</source>
        <translation>File by instruction</translation>
    </message>
    <message>
        <source>挂账</source>
        <translation>Hang up</translation>
    </message>
    <message>
        <source>挂账到期日应在今后，且不超过规定天数</source>
        <translation>The end of a hang-up lies ahead and within the days allowed</translation>
    </message>
    <message>
        <source>挂账待批</source>
        <translation>Hang-up pending</translation>
    </message>
    <message>
        <source>挂账申请</source>
        <translation>Ask to hang up</translation>
    </message>
    <message>
        <source>挂账还没有到期</source>
        <translation>The hang-up has not ended yet</translation>
    </message>
    <message>
        <source>指挥</source>
        <translation>Command</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>按时核实</source>
        <translation>verified in time</translation>
    </message>
    <message>
        <source>按时核查</source>
        <translation>checked in time</translation>
    </message>
    <message>
        <source>按期处置</source>
        <translation>disposed in time</translation>
    </message>
    <message>
        <source>按期结案</source>
        <translation>closed in time</translation>
    </message>
    <message>
        <source>按较早 {0} 件推断较晚 {1} 件：首选命中 {2:.1%}，前三命中 {3:.1%}（只看小类 {4:.1%}，总按最多的部门 {5:.1%}）</source>
        <translation>Later {1} cases inferred from the earlier {0}: first choice right {2:.1%}, among the first three {3:.1%} (by class alone {4:.1%}, always the commonest department {5:.1%})</translation>
    </message>
    <message>
        <source>接听来电</source>
        <translation>Take call</translation>
    </message>
    <message>
        <source>描述与“{0}”相符（{1}）</source>
        <translation>The description fits “{0}” ({1})</translation>
    </message>
    <message>
        <source>描述与紧急条件“{0}”相符（{1}）</source>
        <translation>The description fits the urgent condition “{0}” ({1})</translation>
    </message>
    <message>
        <source>描述与该类 {0} 种立案条件都不相符，请选择</source>
        <translation>The description fits none of the class&apos;s {0} filing conditions; please choose</translation>
    </message>
    <message>
        <source>描述没有提到紧急条件</source>
        <translation>The description speaks of no urgent condition</translation>
    </message>
    <message>
        <source>提请曝光</source>
        <translation>Ask for exposure</translation>
    </message>
    <message>
        <source>撤协办</source>
        <translation>Release assistant</translation>
    </message>
    <message>
        <source>收回转派</source>
        <translation>Recall assignment</translation>
    </message>
    <message>
        <source>无</source>
        <translation>None</translation>
    </message>
    <message>
        <source>无同类先例，按全部案卷推断</source>
        <translation>no precedent of this class, inferred from all cases</translation>
    </message>
    <message>
        <source>无定位</source>
        <translation>No fix</translation>
    </message>
    <message>
        <source>无法核实</source>
        <translation>Cannot verify</translation>
    </message>
    <message>
        <source>无法核查</source>
        <translation>Cannot check</translation>
    </message>
    <message>
        <source>无责任主体</source>
        <translation>Ownerless</translation>
    </message>
    <message>
        <source>日常</source>
        <translation>Daily</translation>
    </message>
    <message>
        <source>时间超前</source>
        <translation>Time ahead</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>有效上报</source>
        <translation>valid reports</translation>
    </message>
    <message>
        <source>未回访</source>
        <translation>Not called back</translation>
    </message>
    <message>
        <source>未接通</source>
        <translation>No answer</translation>
    </message>
    <message>
        <source>未曝光</source>
        <translation>Not exposed</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Unregistered</translation>
    </message>
    <message>
        <source>未结案</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>权责清单没有{0}、{1}的条目</source>
        <translation>The responsibility list has no row for {1} in {0}</translation>
    </message>
    <message>
        <source>权责清单：{0}、{1}，归{2}</source>
        <translation>Responsibility list: {1} in {0} belongs to {2}</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>标志物</source>
        <translation>Landmark</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>verified</translation>
    </message>
    <message>
        <source>核实不实</source>
        <translation>Verify: untrue</translation>
    </message>
    <message>
        <source>核实属实</source>
        <translation>Verify: true</translation>
    </message>
    <message>
        <source>核实超时未回</source>
        <translation>verification overdue</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>checked</translation>
    </message>
    <message>
        <source>核查不通过</source>
        <translation>Check failed</translation>
    </message>
    <message>
        <source>核查超时未回</source>
        <translation>check overdue</translation>
    </message>
    <message>
        <source>核查通过</source>
        <translation>Check passed</translation>
    </message>
    <message>
        <source>案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>案卷已在班组</source>
        <translation>The case is with a team already</translation>
    </message>
    <message>
        <source>案卷已转派下级，请先收回或由下级退回</source>
        <translation>Assigned to a level below; recall it first or let it be returned</translation>
    </message>
    <message>
        <source>案卷没有转派下级</source>
        <translation>Not assigned to a level below</translation>
    </message>
    <message>
        <source>此区同类派出 {0} 件，归其 {1} 件</source>
        <translation>{1} of {0} dispatched in this class and district went there</translation>
    </message>
    <message>
        <source>此单元网格同类派出 {0} 件，归其 {1} 件</source>
        <translation>{1} of {0} dispatched in this class and unit grid went there</translation>
    </message>
    <message>
        <source>此社区同类派出 {0} 件，归其 {1} 件</source>
        <translation>{1} of {0} dispatched in this class and community went there</translation>
    </message>
    <message>
        <source>此街道同类派出 {0} 件，归其 {1} 件</source>
        <translation>{1} of {0} dispatched in this class and subdistrict went there</translation>
    </message>
    <message>
        <source>没有提请曝光</source>
        <translation>No exposure was asked for</translation>
    </message>
    <message>
        <source>没有登记争议</source>
        <translation>No dispute is recorded</translation>
    </message>
    <message>
        <source>没有类别 {0}</source>
        <translation>No class {0}</translation>
    </message>
    <message>
        <source>没有逾期未回复的督办，不能提请曝光</source>
        <translation>No missed supervision notice; exposure cannot be asked for</translation>
    </message>
    <message>
        <source>派核实</source>
        <translation>Send verify</translation>
    </message>
    <message>
        <source>派核查</source>
        <translation>Send check</translation>
    </message>
    <message>
        <source>派班组</source>
        <translation>To team</translation>
    </message>
    <message>
        <source>派遣</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>派遣先例不足，尚无命中率</source>
        <translation>Too few dispatches so far for a hit rate</translation>
    </message>
    <message>
        <source>派遣员</source>
        <translation>Dispatcher</translation>
    </message>
    <message>
        <source>消息</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>满意</source>
        <translation>Satisfied</translation>
    </message>
    <message>
        <source>漏报</source>
        <translation>missed</translation>
    </message>
    <message>
        <source>环节即将超时</source>
        <translation>Stage due soon</translation>
    </message>
    <message>
        <source>环节超时</source>
        <translation>Stage late</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>班组</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>申诉同意送复审</source>
        <translation>Appeal to review</translation>
    </message>
    <message>
        <source>申诉待复审</source>
        <translation>Appeal in review</translation>
    </message>
    <message>
        <source>申诉待批</source>
        <translation>Appeal pending</translation>
    </message>
    <message>
        <source>登记来电</source>
        <translation>Log call</translation>
    </message>
    <message>
        <source>监督</source>
        <translation>Supervision</translation>
    </message>
    <message>
        <source>监督举报核实</source>
        <translation>public reports verified</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>监督员上报</source>
        <translation>Inspector&apos;s report</translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Supervise</translation>
    </message>
    <message>
        <source>督办与超期</source>
        <translation>Notices and overdue</translation>
    </message>
    <message>
        <source>督办已回复</source>
        <translation>Notice answered</translation>
    </message>
    <message>
        <source>督办已回复，还没有到处结时限</source>
        <translation>The notice is answered; its limit to settle has not passed yet</translation>
    </message>
    <message>
        <source>督办待回复</source>
        <translation>Notice unanswered</translation>
    </message>
    <message>
        <source>督办逾期未回复或两次督办未处结，不再发通知单，请提请曝光</source>
        <translation>A notice was missed or two were not settled: no further notice, ask for exposure</translation>
    </message>
    <message>
        <source>瞬移</source>
        <translation>Teleport</translation>
    </message>
    <message>
        <source>瞬移 {0} 次，最远 {1:.1f} 公里仅用 {2:.0f} 秒</source>
        <translation>{0} jumps, the farthest {1:.1f} km in {2:.0f} s</translation>
    </message>
    <message>
        <source>破损</source>
        <translation>Damaged</translation>
    </message>
    <message>
        <source>确认责任</source>
        <translation>Settle liability</translation>
    </message>
    <message>
        <source>离开责任网格</source>
        <translation>Left the grid</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Removed</translation>
    </message>
    <message>
        <source>立案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>立案前</source>
        <translation>Before filing</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>精度差</source>
        <translation>Poor accuracy</translation>
    </message>
    <message>
        <source>系统</source>
        <translation>System</translation>
    </message>
    <message>
        <source>紧急任务和市政公用设施先行处置、后分清责任，请处置并登记争议</source>
        <translation>Urgent tasks and public facilities are acted on first: dispose and record the dispute</translation>
    </message>
    <message>
        <source>紧急在办</source>
        <translation>Urgent in hand</translation>
    </message>
    <message>
        <source>紧急工作时</source>
        <translation>urgent work h</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>结案，申诉免责</source>
        <translation>closed, exempt</translation>
    </message>
    <message>
        <source>考核</source>
        <translation>Evaluation</translation>
    </message>
    <message>
        <source>自动恢复</source>
        <translation>Resume by itself</translation>
    </message>
    <message>
        <source>自处理结案</source>
        <translation>Self-settled, close</translation>
    </message>
    <message>
        <source>自然日</source>
        <translation>natural days</translation>
    </message>
    <message>
        <source>行政区域</source>
        <translation>Division</translation>
    </message>
    <message>
        <source>街巷</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>补立案</source>
        <translation>File afterwards</translation>
    </message>
    <message>
        <source>视频核实属实</source>
        <translation>Video verify: true</translation>
    </message>
    <message>
        <source>视频核查不通过</source>
        <translation>Video check failed</translation>
    </message>
    <message>
        <source>视频核查通过</source>
        <translation>Video check passed</translation>
    </message>
    <message>
        <source>视频监督</source>
        <translation>Video watch</translation>
    </message>
    <message>
        <source>视频监督员</source>
        <translation>Video inspector</translation>
    </message>
    <message>
        <source>计时</source>
        <translation>Clock</translation>
    </message>
    <message>
        <source>设定回复时限</source>
        <translation>Set reply limit</translation>
    </message>
    <message>
        <source>该类只有一种立案条件：{0}</source>
        <translation>The only filing condition of the class: {0}</translation>
    </message>
    <message>
        <source>该部门没有未完成的协办</source>
        <translation>This department owes no assistance</translation>
    </message>
    <message>
        <source>费用登记</source>
        <translation>Record cost</translation>
    </message>
    <message>
        <source>超时申诉</source>
        <translation>Appeal overdue</translation>
    </message>
    <message>
        <source>超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>越界</source>
        <translation>Out of grid</translation>
    </message>
    <message>
        <source>跳点</source>
        <translation>Jump</translation>
    </message>
    <message>
        <source>跳跃</source>
        <translation>Jump</translation>
    </message>
    <message>
        <source>轨迹</source>
        <translation>track</translation>
    </message>
    <message>
        <source>轨迹雷同</source>
        <translation>Same track</translation>
    </message>
    <message>
        <source>转为案卷</source>
        <translation>Made a case</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>转办回复</source>
        <translation>Transfer answer</translation>
    </message>
    <message>
        <source>转核查</source>
        <translation>Pass to check</translation>
    </message>
    <message>
        <source>转派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>返工</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>还有后续阶段，请先阶段办结</source>
        <translation>Further steps follow; finish this step first</translation>
    </message>
    <message>
        <source>这是最后一个阶段，请直接处置</source>
        <translation>This is the last step; dispose</translation>
    </message>
    <message>
        <source>进入责任网格</source>
        <translation>Entered the grid</translation>
    </message>
    <message>
        <source>连续 {0:.0f} 分钟平均时速 {1:.0f} 公里</source>
        <translation>{1:.0f} km/h on average for {0:.0f} min</translation>
    </message>
    <message>
        <source>退回上级</source>
        <translation>Return upwards</translation>
    </message>
    <message>
        <source>退回受理</source>
        <translation>Return to accepting</translation>
    </message>
    <message>
        <source>速度不可能</source>
        <translation>Impossible speed</translation>
    </message>
    <message>
        <source>速度异常</source>
        <translation>Odd speed</translation>
    </message>
    <message>
        <source>部件</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>配置</source>
        <translation>Configuration</translation>
    </message>
    <message>
        <source>门牌</source>
        <translation>House number</translation>
    </message>
    <message>
        <source>间断</source>
        <translation>Gap</translation>
    </message>
    <message>
        <source>阶段办结</source>
        <translation>Step done</translation>
    </message>
    <message>
        <source>零坐标</source>
        <translation>Zero coordinates</translation>
    </message>
    <message>
        <source>非重复</source>
        <translation>Not a duplicate</translation>
    </message>
    <message>
        <source>领导</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>领导批示</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>高发</source>
        <translation>Hot</translation>
    </message>
    <message>
        <source>紧急处置超期</source>
        <translation>Urgent, disposal overdue</translation>
    </message>
    <message>
        <source>紧急，在本中心各岗</source>
        <translation>Urgent, at our own posts</translation>
    </message>
    <message>
        <source>普通待处置</source>
        <translation>Ordinary, to dispose</translation>
    </message>
    <message>
        <source>督办逾时未回复</source>
        <translation>Notice not answered in time</translation>
    </message>
</context>
<context>
    <name>TimeTravel</name>
    <message>
        <source>← → 走一分，T 到某时，空格 播放，Home 回到现在，Ctrl+Shift+P 存画面</source>
        <translation>← → a minute, T to a time, Space plays, Home is now, Ctrl+Shift+P keeps a picture</translation>
    </message>
    <message>
        <source>画面已存 {0}</source>
        <translation>Picture kept: {0}</translation>
    </message>
    <message>
        <source>画面没有存下：{0}</source>
        <translation>The picture was not kept: {0}</translation>
    </message>
    <message>
        <source>已回到现在</source>
        <translation>Back at now</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>合岗</source>
        <translation>Merged posts</translation>
    </message>
    <message>
        <source>窗口 ▾</source>
        <translation>Windows ▾</translation>
    </message>
    <message>
        <source>万米</source>
        <translation>Wanmi</translation>
    </message>
    <message>
        <source>坐席 {0}</source>
        <translation>Seat {0}</translation>
    </message>
    <message>
        <source>断线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>断线，本地排队 {0} 步</source>
        <translation>Offline, {0} steps queued here</translation>
    </message>
    <message>
        <source>告警未确认 {0}&#x3000;空格</source>
        <translation>Open alarms {0}&#x3000;Space</translation>
    </message>
    <message>
        <source>历史 {0}</source>
        <translation>Past {0}</translation>
    </message>
    <message>
        <source>处置超期 {0}</source>
        <translation>Disposal overdue {0}</translation>
    </message>
    <message>
        <source>环节超时 {0}</source>
        <translation>Stage late {0}</translation>
    </message>
    <message>
        <source>督办待回复 {0}</source>
        <translation>Notices unanswered {0}</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Cases</translation>
    </message>
    <message>
        <source>定位</source>
        <translation>Fixes</translation>
    </message>
    <message>
        <source>{0} 无</source>
        <translation>{0} none</translation>
    </message>
    <message>
        <source>{0} {1} 起未更新</source>
        <translation>{0} no update since {1}</translation>
    </message>
    <message>
        <source>{0} {1} 秒前</source>
        <translation>{0} {1} s ago</translation>
    </message>
</context>
<context>
    <name>TrackChooser</name>
    <message>
        <source>↑ ↓ 换一天；也可写 2026-06-11 或 6/11</source>
        <translation>↑ ↓ another day; or write 2026-06-11 or 6/11</translation>
    </message>
    <message>
        <source>监督员姓名或终端号，空格隔开；不填为全部</source>
        <translation>Names or terminals with blanks between; empty: everybody</translation>
    </message>
    <message>
        <source>读取&#x3000;回车</source>
        <translation>Read&#x3000;Enter</translation>
    </message>
    <message>
        <source>停止&#x3000;Esc</source>
        <translation>Stop&#x3000;Esc</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>班次</source>
        <translation>Shift</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>全天</source>
        <translation>Whole day</translation>
    </message>
    <message>
        <source>全天（无排班）</source>
        <translation>Whole day (no roster)</translation>
    </message>
    <message>
        <source>{0}—{1}（{2} 人）</source>
        <translation>{0}–{1} ({2} people)</translation>
    </message>
</context>
<context>
    <name>TrackDoubtDesk</name>
    <message>
        <source>处理疑点</source>
        <translation>Answer a doubt</translation>
    </message>
</context>
<context>
    <name>TrackDoubtsPanel</name>
    <message>
        <source>轨迹存疑</source>
        <translation>Track doubts</translation>
    </message>
    <message>
        <source>不计分</source>
        <translation>never scored</translation>
    </message>
    <message>
        <source>今日 {n} 条，待核实 {open}，不计分</source>
        <translation>{n} today, {open} open, unscored</translation>
    </message>
    <message>
        <source>，剔除定位 {n} 个</source>
        <translation>, {n} fixes out</translation>
    </message>
    <message>
        <source>今日轨迹没有疑点</source>
        <translation>No doubts in today's tracks</translation>
    </message>
    <message>
        <source>今日尚无轨迹</source>
        <translation>No tracks yet today</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>条</source>
        <translation>Doubts</translation>
    </message>
    <message>
        <source>待核实</source>
        <translation>open</translation>
    </message>
    <message>
        <source>不计分，何人何事见值班长席</source>
        <translation>Not scored. Who and what: duty chief's seat</translation>
    </message>
</context>
<context>
    <name>TrackHead</name>
    <message>
        <source>倒放</source>
        <translation>Play back</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>{0} 倍</source>
        <translation>{0} ×</translation>
    </message>
</context>
<context>
    <name>TrackPage</name>
    <message>
        <source>全部事件</source>
        <translation>All events</translation>
    </message>
    <message>
        <source>经过</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>这段时间没有定位，也没有排班</source>
        <translation>No fixes and no roster in this time</translation>
    </message>
    <message>
        <source>这条轨迹没有间断、停留和进出</source>
        <translation>No gap, stop or going in or out on this track</translation>
    </message>
    <message>
        <source>先选一人</source>
        <translation>Choose somebody first</translation>
    </message>
    <message>
        <source>{0} 人 {1} 条</source>
        <translation>People: {0}, entries: {1}</translation>
    </message>
</context>
<context>
    <name>TrackReader</name>
    <message>
        <source>此席位没有态势数据</source>
        <translation>This seat keeps no situation</translation>
    </message>
    <message>
        <source>本席位管辖区域内没有排班人员</source>
        <translation>Nobody is rostered in this seat&apos;s area</translation>
    </message>
</context>
<context>
    <name>TrackReplay</name>
    <message>
        <source>没有叫这个名字的监督员，也没有这个终端</source>
        <translation>No inspector and no terminal of that name</translation>
    </message>
    <message>
        <source>读到 {0} 人的轨迹</source>
        <translation>Tracks of {0} people are read</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>{0} 人&#x3000;{1} 次定位&#x3000;剔除 {2}</source>
        <translation>{0} people&#x3000;{1} fixes&#x3000;kept out {2}</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>&#x3000;无排班</source>
        <translation>&#x3000;no roster</translation>
    </message>
    <message>
        <source>轨迹读取失败：{0}。F5 重读</source>
        <translation>Tracks could not be read: {0}. F5 reads again</translation>
    </message>
    <message>
        <source>已停止读取，F5 重读</source>
        <translation>Reading was stopped, F5 reads again</translation>
    </message>
    <message>
        <source>{0}&#x3000;剔除：{1}</source>
        <translation>{0}&#x3000;kept out: {1}</translation>
    </message>
    <message>
        <source>图上 {0} 人，其中无定位 {1} 人</source>
        <translation>{0} people on the map, {1} of them with no fix</translation>
    </message>
    <message>
        <source>图上 {0} 人</source>
        <translation>{0} people on the map</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1}</source>
        <translation>{0}&#x3000;{1}</translation>
    </message>
    <message>
        <source>全部人员&#x3000;O</source>
        <translation>Everybody&#x3000;O</translation>
    </message>
    <message>
        <source>只看所选&#x3000;O</source>
        <translation>Chosen ones&#x3000;O</translation>
    </message>
</context>
<context>
    <name>TrackShow</name>
    <message>
        <source>先读取轨迹，再投屏</source>
        <translation>Read tracks first, then push</translation>
    </message>
    <message>
        <source>回放上屏</source>
        <translation>Replay to the wall</translation>
    </message>
    <message>
        <source>大屏回到实时</source>
        <translation>Wall back to live</translation>
    </message>
</context>
<context>
    <name>TrackWindow</name>
    <message>
        <source>轨迹回放</source>
        <translation>Track replay</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>覆盖</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>盲区</source>
        <translation>Blind spots</translation>
    </message>
    <message>
        <source>疑点</source>
        <translation>Doubts</translation>
    </message>
    <message>
        <source>空格</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>倒放</source>
        <translation>Play back</translation>
    </message>
    <message>
        <source>1 分</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>快慢</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>全部或所选</source>
        <translation>All or chosen</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>到该时刻</source>
        <translation>Go there</translation>
    </message>
    <message>
        <source>投屏回放</source>
        <translation>To the wall</translation>
    </message>
    <message>
        <source>重读</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>蓝线 所选人员的轨迹&#x3000;虚线 间断或跳跃&#x3000;○ 停留分钟&#x3000;× 剔除的定位&#x3000;灰尾 刚走过的 5 分钟&#x3000;? 无定位</source>
        <translation>blue: chosen track&#x3000;dashes: gap or jump&#x3000;○ minutes of a stop&#x3000;× fix kept out&#x3000;grey tail: the last 5 min&#x3000;? no fix</translation>
    </message>
    <message>
        <source>橙粗线 本班没有走到的道路&#x3000;灰线 走到了的道路&#x3000;虚框 责任网格</source>
        <translation>bold amber: streets not seen this shift&#x3000;grey: seen&#x3000;dashed frame: duty grid</translation>
    </message>
    <message>
        <source>颜色越深，案发越多而没有人走到&#x3000;○ 所选路段的立案</source>
        <translation>the deeper the colour, the more was filed where nobody looked&#x3000;○ filings of the chosen street</translation>
    </message>
    <message>
        <source>蓝线 有疑点的终端前后 15 分钟&#x3000;细灰线 另一终端&#x3000;虚线 间断或跳跃&#x3000;◆ 疑点处</source>
        <translation>blue: the doubtful terminal, 15 min round it&#x3000;thin grey: the other&#x3000;dashes: gap or jump&#x3000;◆ the doubt</translation>
    </message>
    <message>
        <source>已{0}</source>
        <translation>Done: {0}</translation>
    </message>
    <message>
        <source>没有可导出的记录</source>
        <translation>Nothing to export</translation>
    </message>
    <message>
        <source>巡查覆盖</source>
        <translation>Patrol coverage</translation>
    </message>
    <message>
        <source>巡查盲区</source>
        <translation>Blind spots</translation>
    </message>
    <message>
        <source>轨迹疑点</source>
        <translation>Track doubts</translation>
    </message>
    <message>
        <source>轨迹经过</source>
        <translation>Track events</translation>
    </message>
    <message>
        <source>轨迹里程</source>
        <translation>Track lengths</translation>
    </message>
    <message>
        <source>换页</source>
        <translation>page</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>案件走势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>今日 {n} 件</source>
        <translation>Today {n}</translation>
    </message>
    <message>
        <source>，全日约 {low}—{high}</source>
        <translation>, full day {low}–{high}</translation>
    </message>
    <message>
        <source>立案记录不足一整天，暂无走势</source>
        <translation>Not a whole day on record yet</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>每日立案</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>上周同日</source>
        <translation>Week before</translation>
    </message>
    <message>
        <source>预测带</source>
        <translation>Forecast</translation>
    </message>
    <message>
        <source>预测带取前 4 周同类日，应含八成</source>
        <translation>Band: like days of 4 weeks, 4/5</translation>
    </message>
    <message>
        <source>，{judged} 日中含 {inside} 日</source>
        <translation>; held {inside} of {judged}</translation>
    </message>
</context>
<context>
    <name>UnseenPage</name>
    <message>
        <source>图上越深，近 30 天立案越多而当班人员越久没有走到；25 米内走过的地方不画。只算有排班的责任网格；没有排班就没有盲区可言。</source>
        <translation>The deeper the colour, the more was filed in the last 30 days where nobody on shift has looked; what somebody passed within 25 m is left out. Only rostered duty grids count; without a roster there is no blind spot.</translation>
    </message>
    <message>
        <source>高发路段本班都有人走到</source>
        <translation>All busy streets were seen this shift</translation>
    </message>
    <message>
        <source>多久没人看</source>
        <translation>Not looked at for</translation>
    </message>
    <message>
        <source>近 {0} 小时</source>
        <translation>last {0} h</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>无排班：近 {0} 小时没有人当班，盲区无从说起</source>
        <translation>No roster: nobody was on shift in the last {0} h, so blind spots are unknown</translation>
    </message>
    <message>
        <source>有排班的网格里近 30 天没有立案，没有盲区可画</source>
        <translation>Nothing was filed in rostered grids in the last 30 days, so there is no blind spot to draw</translation>
    </message>
    <message>
        <source>没有可列的路段</source>
        <translation>No street to list</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>No roster</translation>
    </message>
    <message>
        <source>有排班的网格里，近 30 天案发处的 {0:.0f} % 近 {1} 小时没有人走到，截至 {2}；最深为 {3} 件／平方公里</source>
        <translation>In rostered grids {0:.0f} % of the places with cases in the last 30 days were not seen for {1} h, as of {2}; deepest: {3} cases/km²</translation>
    </message>
    <message>
        <source>本班未到的路段 {0} 条，近 30 天立案 {1} 件（有排班网格的路段共 {2} 件）</source>
        <translation>{0} streets not seen this shift, with {1} of the {2} filings of 30 days in rostered grids</translation>
    </message>
    <message>
        <source>路段读取失败：{0}。F5 重读</source>
        <translation>Streets could not be read: {0}. F5 reads again</translation>
    </message>
    <message>
        <source>盲区读取失败：{0}。F5 重读</source>
        <translation>Blind spots could not be read: {0}. F5 reads again</translation>
    </message>
</context>
<context>
    <name>UnsupervisedPanel</name>
    <message>
        <source>处置超期未督办</source>
        <translation>Overdue, no notice</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>{n} 件，列前 {k}</source>
        <translation>first {k} of {n}</translation>
    </message>
    <message>
        <source>，工作时</source>
        <translation>, work hours</translation>
    </message>
    <message>
        <source>没有处置超期未督办的案件</source>
        <translation>Every overdue case has a notice</translation>
    </message>
    <message>
        <source>已催办</source>
        <translation>urged</translation>
    </message>
    <message>
        <source>未催办</source>
        <translation>to urge</translation>
    </message>
</context>
<context>
    <name>UntouchedWindow</name>
    <message>
        <source>万米大屏</source>
        <translation>Wanmi wall</translation>
    </message>
</context>
<context>
    <name>VideoDesk</name>
    <message>
        <source>视频上报由视频监督员办理</source>
        <translation>Video reports are made by video inspectors</translation>
    </message>
    <message>
        <source>视频上报…</source>
        <translation>Video report…</translation>
    </message>
    <message>
        <source>视频上报</source>
        <translation>Video report</translation>
    </message>
</context>
<context>
    <name>VideoForm</name>
    <message>
        <source>视频上报</source>
        <translation>Video report</translation>
    </message>
    <message>
        <source>截图</source>
        <translation>Screenshot</translation>
    </message>
    <message>
        <source>名称、代码或拼音首字母</source>
        <translation>Name, code or pinyin initials</translation>
    </message>
    <message>
        <source>摄像机点位、路名门牌；或点地图</source>
        <translation>Camera, street and number; or click the map</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>上报&#x3000;Ctrl+回车</source>
        <translation>Report&#x3000;Ctrl+Enter</translation>
    </message>
    <message>
        <source>放弃&#x3000;Esc</source>
        <translation>Cancel&#x3000;Esc</translation>
    </message>
    <message>
        <source>尚未选定，点地图选位置</source>
        <translation>Not chosen yet: click the map</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>描述</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>{0}附近</source>
        <translation>near {0}</translation>
    </message>
    <message>
        <source>地图选点</source>
        <translation>Point on the map</translation>
    </message>
    <message>
        <source>视频发现{0}</source>
        <translation>Seen on video: {0}</translation>
    </message>
    <message>
        <source>请从列表选定小类</source>
        <translation>Choose a class from the list</translation>
    </message>
    <message>
        <source>请从列表选定位置，或点地图</source>
        <translation>Choose a place from the list, or click the map</translation>
    </message>
    <message>
        <source>描述最多 {0} 字</source>
        <translation>A description has {0} characters at most</translation>
    </message>
</context>
<context>
    <name>WaitingPanel</name>
    <message>
        <source>督办待回复</source>
        <translation>Notice unanswered</translation>
    </message>
    <message>
        <source>{n} 件</source>
        <translation>{n} cases</translation>
    </message>
    <message>
        <source>{n} 件，列前 {k}</source>
        <translation>first {k} of {n}</translation>
    </message>
    <message>
        <source>，工作时；紧急为自然时</source>
        <translation>, work hours; urgent by the clock</translation>
    </message>
    <message>
        <source>没有督办待回复</source>
        <translation>No notice unanswered</translation>
    </message>
    <message>
        <source>待回复</source>
        <translation>open</translation>
    </message>
    <message>
        <source>{time} 已逾</source>
        <translation>past {time}</translation>
    </message>
    <message>
        <source>限 {time}</source>
        <translation>due {time}</translation>
    </message>
</context>
<context>
    <name>WallBox</name>
    <message>
        <source>0&#x3000;本案投屏</source>
        <translation>0&#x3000;To the wall</translation>
    </message>
    <message>
        <source>大屏</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>小键盘操作，与案件键分开</source>
        <translation>Keypad, apart from the case keys</translation>
    </message>
    <message>
        <source>已钉住</source>
        <translation>Pinned</translation>
    </message>
    <message>
        <source>大屏记录</source>
        <translation>Wall records</translation>
    </message>
    <message>
        <source>存画面</source>
        <translation>Save PNG</translation>
    </message>
    <message>
        <source>回车&#x3000;推送</source>
        <translation>Enter&#x3000;Show</translation>
    </message>
    <message>
        <source>.&#x3000;撤销</source>
        <translation>.&#x3000;Undo</translation>
    </message>
    <message>
        <source>*&#x3000;钉住</source>
        <translation>*&#x3000;Pin</translation>
    </message>
    <message>
        <source>/&#x3000;轮播</source>
        <translation>/&#x3000;Rotate</translation>
    </message>
    <message>
        <source>-&#x3000;定格</source>
        <translation>-&#x3000;Freeze</translation>
    </message>
    <message>
        <source>7&#x3000;撤下</source>
        <translation>7&#x3000;Take off</translation>
    </message>
    <message>
        <source>8&#x3000;取消筛选</source>
        <translation>8&#x3000;No filter</translation>
    </message>
    <message>
        <source>9&#x3000;图上指挥</source>
        <translation>9&#x3000;Map</translation>
    </message>
    <message>
        <source>生成中 {0} 秒</source>
        <translation>Drawing {0} s</translation>
    </message>
    <message>
        <source>当时的大屏；大屏本身不动</source>
        <translation>The wall as it was; the wall itself stays</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>正在显示：{0}</source>
        <translation>Showing: {0}</translation>
    </message>
    <message>
        <source>没有案件或对象投屏</source>
        <translation>No case or object on the wall</translation>
    </message>
    <message>
        <source>大屏 {0}</source>
        <translation>Wall {0}</translation>
    </message>
    <message>
        <source>预览：无</source>
        <translation>Preview: none</translation>
    </message>
    <message>
        <source>预览：{0}</source>
        <translation>Preview: {0}</translation>
    </message>
    <message>
        <source>未推送</source>
        <translation>Not shown</translation>
    </message>
    <message>
        <source>推送后变化 {0} 块</source>
        <translation>{0} panels would change</translation>
    </message>
    <message>
        <source>按 1–6 或 + 预览</source>
        <translation>1–6 or + preview</translation>
    </message>
    <message>
        <source>回车&#x3000;此刻上屏</source>
        <translation>Enter&#x3000;Show moment</translation>
    </message>
    <message>
        <source>-&#x3000;解除定格</source>
        <translation>-&#x3000;Unfreeze</translation>
    </message>
    <message>
        <source>-&#x3000;大屏回到现在</source>
        <translation>-&#x3000;Wall to now</translation>
    </message>
    <message>
        <source>*&#x3000;放行</source>
        <translation>*&#x3000;Release</translation>
    </message>
    <message>
        <source>/&#x3000;停轮播</source>
        <translation>/&#x3000;Stop</translation>
    </message>
    <message>
        <source>撤下{0}</source>
        <translation>{0} off</translation>
    </message>
    <message>
        <source>上{0}</source>
        <translation>{0} on</translation>
    </message>
    <message>
        <source>大屏无应答</source>
        <translation>The wall does not answer</translation>
    </message>
    <message>
        <source>大屏无应答，自 {0}</source>
        <translation>No answer from the wall since {0}</translation>
    </message>
    <message>
        <source>大屏没有场景 {0}，已跳过</source>
        <translation>The wall has no scene {0}; skipped</translation>
    </message>
</context>
<context>
    <name>WallColours</name>
    <message>
        <source>图层上屏</source>
        <translation>Layer to the wall</translation>
    </message>
    <message>
        <source>还原场景图层</source>
        <translation>The scene&apos;s own layer</translation>
    </message>
    <message>
        <source>取消大屏筛选</source>
        <translation>Wall filter off</translation>
    </message>
    <message>
        <source>大屏筛选</source>
        <translation>Wall filter</translation>
    </message>
</context>
<context>
    <name>WallDesk</name>
    <message>
        <source>{0} 上屏</source>
        <translation>{0} to the wall</translation>
    </message>
    <message>
        <source>先按小键盘 1–6 或 + 预览场景，再推送</source>
        <translation>Preview a scene with keypad 1–6 or + first</translation>
    </message>
    <message>
        <source>推送 {0}</source>
        <translation>Show {0}</translation>
    </message>
    <message>
        <source>撤销投屏</source>
        <translation>Undo on the wall</translation>
    </message>
    <message>
        <source>投屏</source>
        <translation>Case to the wall</translation>
    </message>
    <message>
        <source>放行大屏</source>
        <translation>Release the wall</translation>
    </message>
    <message>
        <source>钉住大屏</source>
        <translation>Pin the wall</translation>
    </message>
    <message>
        <source>大屏回到实时</source>
        <translation>Wall back to live</translation>
    </message>
    <message>
        <source>大屏没有在回放</source>
        <translation>The wall is not replaying</translation>
    </message>
    <message>
        <source>解除定格</source>
        <translation>Unfreeze</translation>
    </message>
    <message>
        <source>定格大屏</source>
        <translation>Freeze the wall</translation>
    </message>
    <message>
        <source>撤下{0}</source>
        <translation>{0} off</translation>
    </message>
    <message>
        <source>大屏上{0}</source>
        <translation>{0} on the wall</translation>
    </message>
    <message>
        <source>还原面板</source>
        <translation>Panel back to size</translation>
    </message>
    <message>
        <source>放大面板</source>
        <translation>Enlarge panel</translation>
    </message>
    <message>
        <source>停止轮播</source>
        <translation>Rotation off</translation>
    </message>
    <message>
        <source>可轮播的场景不足两个，请在场景文件中设定 rotate_s</source>
        <translation>Fewer than two scenes rotate; set rotate_s in the scene files</translation>
    </message>
    <message>
        <source>轮播</source>
        <translation>Rotation</translation>
    </message>
    <message>
        <source>大屏无应答</source>
        <translation>The wall does not answer</translation>
    </message>
    <message>
        <source>大屏无应答，自 {0}</source>
        <translation>No answer from the wall since {0}</translation>
    </message>
    <message>
        <source>{0}已发出，正在等网关应答</source>
        <translation>{0} sent, waiting for the gateway</translation>
    </message>
    <message>
        <source>部门席只看大屏；要投屏请联系指挥中心坐席</source>
        <translation>A department's seat only looks at the wall; ask a seat of the hall</translation>
    </message>
</context>
<context>
    <name>WallDrawing</name>
    <message>
        <source>清除标注</source>
        <translation>Remove the drawing</translation>
    </message>
    <message>
        <source>本席没有可撤的标注</source>
        <translation>This seat has no drawing to take back</translation>
    </message>
    <message>
        <source>标注</source>
        <translation>Drawing</translation>
    </message>
</context>
<context>
    <name>WallLists</name>
    <message>
        <source>本席位没有态势，列不出案卷</source>
        <translation>This seat keeps no situation: no list of cases</translation>
    </message>
    <message>
        <source>正在列出 {0}</source>
        <translation>Listing {0}</translation>
    </message>
    <message>
        <source>案卷列不出：{0}</source>
        <translation>The cases cannot be listed: {0}</translation>
    </message>
</context>
<context>
    <name>WallMap</name>
    <message>
        <source>撤下投屏</source>
        <translation>take off the wall</translation>
    </message>
</context>
<context>
    <name>WallPicture</name>
    <message>
        <source>上一张大屏画面还在生成</source>
        <translation>The previous picture of the wall is still being drawn</translation>
    </message>
    <message>
        <source>本席不能生成大屏画面</source>
        <translation>This seat cannot draw the wall</translation>
    </message>
    <message>
        <source>大屏</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>正在生成 {0} {1} 的大屏画面，可继续工作</source>
        <translation>Drawing the wall as of {0} {1}; you can go on working</translation>
    </message>
    <message>
        <source>大屏画面已存 {0}</source>
        <translation>Wall saved to {0}</translation>
    </message>
    <message>
        <source>大屏画面已存 {0}，有面板当时读取失败：{1}</source>
        <translation>Wall saved to {0}; not read for that moment: {1}</translation>
    </message>
    <message>
        <source>程序意外结束</source>
        <translation>the program ended unexpectedly</translation>
    </message>
    <message>
        <source>大屏画面没有存下：{0}</source>
        <translation>The wall was not saved: {0}</translation>
    </message>
</context>
<context>
    <name>WallPictureDialog</name>
    <message>
        <source>存大屏画面</source>
        <translation>Save the wall</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>存下&#x3000;回车</source>
        <translation>Save&#x3000;Enter</translation>
    </message>
    <message>
        <source>放弃&#x3000;Esc</source>
        <translation>Cancel&#x3000;Esc</translation>
    </message>
    <message>
        <source>大屏在 {0} {1} 的画面</source>
        <translation>The wall as of {0} {1}</translation>
    </message>
    <message>
        <source>PNG 图像，大屏整面，原始像素；另起程序生成，约半分钟</source>
        <translation>PNG of the whole wall at full size, drawn in the background in about half a minute</translation>
    </message>
</context>
<context>
    <name>WallPreview</name>
    <message>
        <source>先找到并预览对象，再上屏</source>
        <translation>Find and preview something first, then push it</translation>
    </message>
    <message>
        <source>投屏</source>
        <translation>Case to the wall</translation>
    </message>
    <message>
        <source>突出 {0}</source>
        <translation>Point at {0}</translation>
    </message>
    <message>
        <source>部件读取失败：{0}</source>
        <translation>Components cannot be read: {0}</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
</context>
<context>
    <name>WallRecordsWindow</name>
    <message>
        <source>大屏记录</source>
        <translation>Wall records</translation>
    </message>
    <message>
        <source>前后一天</source>
        <translation>day before, after</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>today</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>打开案卷</source>
        <translation>open case</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>大屏记录读取失败：{0}</source>
        <translation>The wall records could not be read: {0}</translation>
    </message>
    <message>
        <source>这一天没有人动过大屏</source>
        <translation>Nobody touched the wall on this day</translation>
    </message>
    <message>
        <source>&#x3000;{0} 条</source>
        <translation>&#x3000;{0} entries</translation>
    </message>
    <message>
        <source>{0}年{1}</source>
        <translation>{0}/{1}</translation>
    </message>
    <message>
        <source>{0}，今天</source>
        <translation>{0}, today</translation>
    </message>
</context>
<context>
    <name>WallSteering</name>
    <message>
        <source>回放 {n} 倍</source>
        <translation>replay ×{n}</translation>
    </message>
    <message>
        <source>回放，停住</source>
        <translation>replay, standing</translation>
    </message>
    <message>
        <source>定格 {time}</source>
        <translation>frozen {time}</translation>
    </message>
    <message>
        <source>坐席 {0} 离线，已放行</source>
        <translation>seat {0} off, let go</translation>
    </message>
    <message>
        <source>坐席 {0} 离线，已恢复实时</source>
        <translation>seat {0} off, live now</translation>
    </message>
    <message>
        <source>坐席 {seat} 离线，{time} 恢复</source>
        <translation>seat {seat} off, live {time}</translation>
    </message>
    <message>
        <source>已钉住 · {who}</source>
        <translation>pinned · {who}</translation>
    </message>
    <message>
        <source>轮播停住</source>
        <translation>rotation held</translation>
    </message>
    <message>
        <source>轮播中</source>
        <translation>rotating</translation>
    </message>
    <message>
        <source>{left} 后转 {scene}</source>
        <translation>{scene} in {left}</translation>
    </message>
</context>
<context>
    <name>WallTools</name>
    <message>
        <source>找对象</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>图层</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>标绘</source>
        <translation>Draw</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>图上指挥</source>
        <translation>Command from the map</translation>
    </message>
    <message>
        <source>先在本席预览，再上屏</source>
        <translation>preview, then push</translation>
    </message>
</context>
<context>
    <name>YuanField</name>
    <message>
        <source>元</source>
        <translation>¥</translation>
    </message>
</context>
<context>
    <name>confirm</name>
    <message>
        <source>是&#x3000;Y</source>
        <translation>Yes&#x3000;Y</translation>
    </message>
    <message>
        <source>否&#x3000;N</source>
        <translation>No&#x3000;N</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>放一边：{0}{1}&#x3000;{2} 取回</source>
        <translation>Laid aside: {0}{1}&#x3000;{2} brings back</translation>
    </message>
    <message>
        <source>等 {0} 件</source>
        <translation> and {0} in all</translation>
    </message>
    <message>
        <source>部件类</source>
        <translation>Component class</translation>
    </message>
    <message>
        <source>无记录</source>
        <translation>no record</translation>
    </message>
    <message>
        <source>带班领导</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>1 日起</source>
        <translation>from the 1st</translation>
    </message>
    <message>
        <source>2 小时</source>
        <translation>2 hours</translation>
    </message>
    <message>
        <source>20:00 或 6/12 20:00</source>
        <translation>20:00 or 6/12 20:00</translation>
    </message>
    <message>
        <source>24 小时</source>
        <translation>24 hours</translation>
    </message>
    <message>
        <source>3 天</source>
        <translation>3 days</translation>
    </message>
    <message>
        <source>30 天</source>
        <translation>30 days</translation>
    </message>
    <message>
        <source>30 日立案</source>
        <translation>Filed in 30 d</translation>
    </message>
    <message>
        <source>4 小时</source>
        <translation>4 hours</translation>
    </message>
    <message>
        <source>50 米、24 小时内没有同类案卷</source>
        <translation>No case of this class within 50 m and 24 hours</translation>
    </message>
    <message>
        <source>7 天</source>
        <translation>7 days</translation>
    </message>
    <message>
        <source>8 小时</source>
        <translation>8 hours</translation>
    </message>
    <message>
        <source>Alt+回车</source>
        <translation>Alt+Enter</translation>
    </message>
    <message>
        <source>Ctrl+回车</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Shift+↑↓ 选多件一并办理；待批案卷计时照走</source>
        <translation>Shift+↑↓ selects several; pending clocks run on</translation>
    </message>
    <message>
        <source>{0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>{0} {1:%H:%M}，F5 派核实</source>
        <translation>{0} {1:%H:%M}; F5 sends to verify</translation>
    </message>
    <message>
        <source>{0} {1} 交，{2}</source>
        <translation>{0} {1} handed over; {2}</translation>
    </message>
    <message>
        <source>{0} {1} 接</source>
        <translation>{0} took over {1}</translation>
    </message>
    <message>
        <source>{0} {1} 米内</source>
        <translation>{0}, within {1} m</translation>
    </message>
    <message>
        <source>{0} {1}{2} 已确认</source>
        <translation>{0} {1}{2} acknowledged</translation>
    </message>
    <message>
        <source>{0} {1}：{2}{3}{4}。计时照走</source>
        <translation>{0} {1}: {2}{3}{4}. The clock runs on</translation>
    </message>
    <message>
        <source>{0} 个协办部门未反馈，主办不能处置办结</source>
        <translation>{0} assistants have not fed back; the lead cannot finish</translation>
    </message>
    <message>
        <source>{0} 公里</source>
        <translation>{0} km</translation>
    </message>
    <message>
        <source>{0} 分</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} 分前</source>
        <translation>{0} min ago</translation>
    </message>
    <message>
        <source>{0} 台</source>
        <translation>{0} terminals</translation>
    </message>
    <message>
        <source>{0} 天前</source>
        <translation>{0} d ago</translation>
    </message>
    <message>
        <source>{0} 小时前</source>
        <translation>{0} h ago</translation>
    </message>
    <message>
        <source>{0} 无定位</source>
        <translation>{0} no fix</translation>
    </message>
    <message>
        <source>{0} 无定位 {1} 分</source>
        <translation>{0} no fix for {1} min</translation>
    </message>
    <message>
        <source>{0} 无应答，自 {1}</source>
        <translation>{0} silent since {1}</translation>
    </message>
    <message>
        <source>{0} 本席不能用：{1}。{2}</source>
        <translation>{0} is not for this seat: {1}. {2}</translation>
    </message>
    <message>
        <source>{0} 次 {1}</source>
        <translation>{0} × {1}</translation>
    </message>
    <message>
        <source>{0} 次定位</source>
        <translation>{0} fixes</translation>
    </message>
    <message>
        <source>{0} 次定位，{1}</source>
        <translation>{0} fixes, {1}</translation>
    </message>
    <message>
        <source>{0} 现在不能用。{1}</source>
        <translation>{0} cannot be used now. {1}</translation>
    </message>
    <message>
        <source>{0} 现在不能用。本案{1}，请按 {2} {3}</source>
        <translation>{0} cannot be used now. This case: {1}; press {2} {3}</translation>
    </message>
    <message>
        <source>{0} 米内 {1} 件</source>
        <translation>{1} within {0} m</translation>
    </message>
    <message>
        <source>{0} 米内 {1} 件，处置超期 {2}</source>
        <translation>{1} within {0} m, {2} overdue</translation>
    </message>
    <message>
        <source>{0} 米内 {1} 件，此前一期 {2} 件</source>
        <translation>{1} within {0} m, {2} the period before</translation>
    </message>
    <message>
        <source>{0}/{1} {2:%H:%M:%S}，{3}</source>
        <translation>{0}/{1} {2:%H:%M:%S}, {3}</translation>
    </message>
    <message>
        <source>{0}/{1}（周{2}）{3}</source>
        <translation>{2} {0}/{1} {3}</translation>
    </message>
    <message>
        <source>{0}&#x3000;{1} 米&#x3000;{2} 分</source>
        <translation>{0}&#x3000;{1} m&#x3000;{2} min</translation>
    </message>
    <message>
        <source>{0}&#x3000;无定位 {1} 分</source>
        <translation>{0}&#x3000;no fix for {1} min</translation>
    </message>
    <message>
        <source>{0}由{1}办理</source>
        <translation>{0} by {1}</translation>
    </message>
    <message>
        <source>{0}（{1}）</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}，{1}</source>
        <translation>{0}, {1}</translation>
    </message>
    <message>
        <source>{0}，不需再核实</source>
        <translation>{0}; no verifying needed</translation>
    </message>
    <message>
        <source>{0}，在内</source>
        <translation>{0}, inside</translation>
    </message>
    <message>
        <source>{0}，在外</source>
        <translation>{0}, outside</translation>
    </message>
    <message>
        <source>{0}／{1} 已回执</source>
        <translation>{0}/{1} receipts</translation>
    </message>
    <message>
        <source>{0}：{1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{a}／{b}</source>
        <translation>{a}/{b}</translation>
    </message>
    <message>
        <source>{day}同时</source>
        <translation>{day} by now</translation>
    </message>
    <message>
        <source>{level}级响应</source>
        <translation>level {level}</translation>
    </message>
    <message>
        <source>{month}/{day} 周{name}</source>
        <translation>{month}/{day} {name}</translation>
    </message>
    <message>
        <source>{month}月{day}日</source>
        <translation>{month}/{day}</translation>
    </message>
    <message>
        <source>{name} {n} 分</source>
        <translation>{name} {n} min</translation>
    </message>
    <message>
        <source>{name} 现场</source>
        <translation>{name} there</translation>
    </message>
    <message>
        <source>{n} 分</source>
        <translation>{n} min</translation>
    </message>
    <message>
        <source>{n} 分前</source>
        <translation>{n} min ago</translation>
    </message>
    <message>
        <source>{n} 天</source>
        <translation>{n} d</translation>
    </message>
    <message>
        <source>{n} 天前</source>
        <translation>{n} d ago</translation>
    </message>
    <message>
        <source>{n} 小时</source>
        <translation>{n} h</translation>
    </message>
    <message>
        <source>{n} 小时前</source>
        <translation>{n} h ago</translation>
    </message>
    <message>
        <source>{n} 次</source>
        <translation>{n}×</translation>
    </message>
    <message>
        <source>{n} 毫秒</source>
        <translation>{n} ms</translation>
    </message>
    <message>
        <source>本机时钟与网关差 {n} 分</source>
        <translation>this clock is {n} min off the gateway&apos;s</translation>
    </message>
    <message>
        <source>{n} 秒</source>
        <translation>{n} s</translation>
    </message>
    <message>
        <source>{n} 秒前</source>
        <translation>{n} s ago</translation>
    </message>
    <message>
        <source>{rate}%</source>
        <translation>{rate}%</translation>
    </message>
    <message>
        <source>{start}–{end}&#x3000;步骤 {steps}，处置超期 {over}，督办 {notices}</source>
        <translation>{start}–{end}&#x3000;steps {steps}, overdue {over}, notices {notices}</translation>
    </message>
    <message>
        <source>{time} 启动</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>{time} 起未更新</source>
        <translation>no update since {time}</translation>
    </message>
    <message>
        <source>{what}至 {time}</source>
        <translation>{what} until {time}</translation>
    </message>
    <message>
        <source>{what}，{where}，请处理</source>
        <translation>{what}, {where}, please act</translation>
    </message>
    <message>
        <source>{who} {far} 米 {walk} 分</source>
        <translation>{who} {far} m {walk} min</translation>
    </message>
    <message>
        <source>{who} {n} 分</source>
        <translation>{who} {n} min</translation>
    </message>
    <message>
        <source>{who} 启动</source>
        <translation>by {who}</translation>
    </message>
    <message>
        <source>{who} 未回执</source>
        <translation>{who} no receipt</translation>
    </message>
    <message>
        <source>{who} 现场</source>
        <translation>{who} there</translation>
    </message>
    <message>
        <source>{who}&#x3000;{time} 推送</source>
        <translation>{who}&#x3000;shown {time}</translation>
    </message>
    <message>
        <source>&#x3000;</source>
        <translation>&#x3000;</translation>
    </message>
    <message>
        <source>&#x3000;本席</source>
        <translation>&#x3000;this seat</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>。M 并案&#x3000;N 非重复&#x3000;V 对照</source>
        <translation>. M merge&#x3000;N not a duplicate&#x3000;V compare</translation>
    </message>
    <message>
        <source>。N 非重复</source>
        <translation>. N not a duplicate</translation>
    </message>
    <message>
        <source>。其他：{0}</source>
        <translation>. Others: {0}</translation>
    </message>
    <message>
        <source>。描述与所选小类最相符</source>
        <translation>. The words fit this class best</translation>
    </message>
    <message>
        <source>一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>一致</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>上周</source>
        <translation>last week</translation>
    </message>
    <message>
        <source>上周{name}</source>
        <translation>last {name}</translation>
    </message>
    <message>
        <source>上周同时段</source>
        <translation>a week ago</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>上报时所选小类</source>
        <translation>Class as reported</translation>
    </message>
    <message>
        <source>上报时没有照片</source>
        <translation>Reported without a photo</translation>
    </message>
    <message>
        <source>上报时间</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>上月</source>
        <translation>last month</translation>
    </message>
    <message>
        <source>上月同期</source>
        <translation>last month</translation>
    </message>
    <message>
        <source>下属单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>下级</source>
        <translation>level below</translation>
    </message>
    <message>
        <source>不一致</source>
        <translation>Differs</translation>
    </message>
    <message>
        <source>不予曝光</source>
        <translation>Refuse exposure</translation>
    </message>
    <message>
        <source>不准</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>不准作废</source>
        <translation>Refuse voiding</translation>
    </message>
    <message>
        <source>不准再延</source>
        <translation>No delay</translation>
    </message>
    <message>
        <source>不准延期</source>
        <translation>Refuse delay</translation>
    </message>
    <message>
        <source>不准挂账</source>
        <translation>Refuse hang-up</translation>
    </message>
    <message>
        <source>不准申诉</source>
        <translation>Refuse appeal</translation>
    </message>
    <message>
        <source>不准退</source>
        <translation>Not returned</translation>
    </message>
    <message>
        <source>不受理</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>不实</source>
        <translation>Untrue</translation>
    </message>
    <message>
        <source>不小于 {n} 毫米</source>
        <translation>At least {n} mm</translation>
    </message>
    <message>
        <source>不立案</source>
        <translation>Not filed</translation>
    </message>
    <message>
        <source>不详</source>
        <translation>Unknown</translation>
    </message>
    <message>
        <source>两期之差</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>两点之间不可能走到</source>
        <translation>nobody can get from one to the other</translation>
    </message>
    <message>
        <source>争议</source>
        <translation>Dispute</translation>
    </message>
    <message>
        <source>争议已登记，先行处置</source>
        <translation>Dispute recorded, acting first</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>事假、病假、调休</source>
        <translation>Personal, ill, in lieu</translation>
    </message>
    <message>
        <source>事由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>交班</source>
        <translation>Handed over</translation>
    </message>
    <message>
        <source>交班人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>操作人</source>
        <translation>By</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>People</translation>
    </message>
    <message>
        <source>人工 {who}</source>
        <translation>by hand {who}</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>今年</source>
        <translation>This year</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>today</translation>
    </message>
    <message>
        <source>今日 {0}</source>
        <translation>today {0}</translation>
    </message>
    <message>
        <source>今日上报</source>
        <translation>Reported today</translation>
    </message>
    <message>
        <source>今日立案</source>
        <translation>Filed today</translation>
    </message>
    <message>
        <source>今日结案</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>以往派遣</source>
        <translation>Sent to</translation>
    </message>
    <message>
        <source>任意输出</source>
        <translation>Any screen</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>值守</source>
        <translation>On watch</translation>
    </message>
    <message>
        <source>值班电话</source>
        <translation>Duty phones</translation>
    </message>
    <message>
        <source>值班长</source>
        <translation>Chief</translation>
    </message>
    <message>
        <source>停止轮播，停在 {what}</source>
        <translation>Rotation off, {what} stays</translation>
    </message>
    <message>
        <source>停留</source>
        <translation>Stops</translation>
    </message>
    <message>
        <source>停留超时</source>
        <translation>lingering</translation>
    </message>
    <message>
        <source>催办</source>
        <translation>Urge</translation>
    </message>
    <message>
        <source>催办 {0}</source>
        <translation>urged {0}</translation>
    </message>
    <message>
        <source>催问在办</source>
        <translation>Chase</translation>
    </message>
    <message>
        <source>先派</source>
        <translation>Sent 1st</translation>
    </message>
    <message>
        <source>先派后补</source>
        <translation>Dispatch first</translation>
    </message>
    <message>
        <source>先派后补，待补立案</source>
        <translation>Dispatched first, to be filed</translation>
    </message>
    <message>
        <source>先行处置（有争议）</source>
        <translation>Acting first (disputed)</translation>
    </message>
    <message>
        <source>免核实</source>
        <translation>No verifying</translation>
    </message>
    <message>
        <source>免核实理由</source>
        <translation>Why unverified</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>全部已结案、作废</source>
        <translation>All closed or void</translation>
    </message>
    <message>
        <source>全部未结案</source>
        <translation>All open</translation>
    </message>
    <message>
        <source>公众来源未核实，受理须说明依据</source>
        <translation>A public report is not verified: say why it is accepted</translation>
    </message>
    <message>
        <source>公众来源，应先核实</source>
        <translation>Public source: verify first</translation>
    </message>
    <message>
        <source>六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>共 {0} 件，列出最急的 {1} 件；F10 催办，F11 督办</source>
        <translation>{0} cases, the {1} most urgent are listed; F10 urge, F11 supervise</translation>
    </message>
    <message>
        <source>关闭语音播报</source>
        <translation>Speech off</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>其他操作 {0}</source>
        <translation>Other: {0}</translation>
    </message>
    <message>
        <source>其余各块不受影响</source>
        <translation>All other panels work on</translation>
    </message>
    <message>
        <source>内存</source>
        <translation>Memory</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>内涝</source>
        <translation>Flooding</translation>
    </message>
    <message>
        <source>再准延期</source>
        <translation>Delayed</translation>
    </message>
    <message>
        <source>准予</source>
        <translation>Grant</translation>
    </message>
    <message>
        <source>准予回退计一次派遣错误</source>
        <translation>A granted return counts as one wrong dispatch</translation>
    </message>
    <message>
        <source>准作废</source>
        <translation>Voided</translation>
    </message>
    <message>
        <source>准回退</source>
        <translation>Returned</translation>
    </message>
    <message>
        <source>准延期</source>
        <translation>Delayed</translation>
    </message>
    <message>
        <source>准挂账</source>
        <translation>Hung</translation>
    </message>
    <message>
        <source>准曝光</source>
        <translation>Exposed</translation>
    </message>
    <message>
        <source>准申诉</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>准确</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>分区立案</source>
        <translation>Filed by area</translation>
    </message>
    <message>
        <source>分钟</source>
        <translation>min</translation>
    </message>
    <message>
        <source>刚才</source>
        <translation>just now</translation>
    </message>
    <message>
        <source>到场</source>
        <translation>On site</translation>
    </message>
    <message>
        <source>到期恢复</source>
        <translation>Resumed</translation>
    </message>
    <message>
        <source>前 24 小时</source>
        <translation>24 h before</translation>
    </message>
    <message>
        <source>前 7 日</source>
        <translation>7 d before</translation>
    </message>
    <message>
        <source>剔除</source>
        <translation>Kept out</translation>
    </message>
    <message>
        <source>剩 {0}</source>
        <translation>left {0}</translation>
    </message>
    <message>
        <source>办事指引</source>
        <translation>How to apply</translation>
    </message>
    <message>
        <source>办理</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>办理进度</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>升 {n}</source>
        <translation>+{n}</translation>
    </message>
    <message>
        <source>协办</source>
        <translation>Assists</translation>
    </message>
    <message>
        <source>协办反馈</source>
        <translation>Assist feedback</translation>
    </message>
    <message>
        <source>协办未清</source>
        <translation>Assistants outstanding</translation>
    </message>
    <message>
        <source>协办部门</source>
        <translation>Assistants</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>单元网格</source>
        <translation>Unit grid</translation>
    </message>
    <message>
        <source>单元网格数</source>
        <translation>Unit grids</translation>
    </message>
    <message>
        <source>危化品</source>
        <translation>Chemicals</translation>
    </message>
    <message>
        <source>即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>厘米</source>
        <translation>cm</translation>
    </message>
    <message>
        <source>去向</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>反馈</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>发送</source>
        <translation>Sent by</translation>
    </message>
    <message>
        <source>取消筛选</source>
        <translation>No filter</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>变更</source>
        <translation>Changed</translation>
    </message>
    <message>
        <source>口头承诺与交代</source>
        <translation>Promises and word of mouth</translation>
    </message>
    <message>
        <source>另 {0} 件由其他坐席办理中；待批案卷计时照走</source>
        <translation>{0} more are with other seats; clocks run on while a ruling is pending</translation>
    </message>
    <message>
        <source>另 {n} 件</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>另 {n} 行</source>
        <translation>{n} more</translation>
    </message>
    <message>
        <source>另有 {0} 件，见清单</source>
        <translation>{0} more, see the list</translation>
    </message>
    <message>
        <source>只画街道与标记</source>
        <translation>Streets and marks</translation>
    </message>
    <message>
        <source>各席办理中</source>
        <translation>Open at seats</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>启动</source>
        <translation>Begun</translation>
    </message>
    <message>
        <source>告警</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>周一</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>周三</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>周二</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>周五</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>周六</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>周四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>周日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>咨询</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>咨询办结</source>
        <translation>Enquiry</translation>
    </message>
    <message>
        <source>咨询类别</source>
        <translation>Kind of enquiry</translation>
    </message>
    <message>
        <source>响应已 {span}</source>
        <translation>for {span}</translation>
    </message>
    <message>
        <source>四</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>回到实时</source>
        <translation>Back to live</translation>
    </message>
    <message>
        <source>回复</source>
        <translation>Reply</translation>
    </message>
    <message>
        <source>回复时限</source>
        <translation>Reply limit</translation>
    </message>
    <message>
        <source>回复时限看不懂，请写 5天 或 6/18 17:00</source>
        <translation>Reply limit not understood; write 5d or 6/18 17:00</translation>
    </message>
    <message>
        <source>回复限</source>
        <translation>Reply due</translation>
    </message>
    <message>
        <source>回执</source>
        <translation>Receipt</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>回放 {0} 起，{1} 倍</source>
        <translation>Replay from {0}, ×{1}</translation>
    </message>
    <message>
        <source>回放 {0}，停在此刻</source>
        <translation>Replay {0}, standing still</translation>
    </message>
    <message>
        <source>回放 {time}</source>
        <translation>Replay {time}</translation>
    </message>
    <message>
        <source>回放 {time} 起，{n} 倍</source>
        <translation>replay from {time}, ×{n}</translation>
    </message>
    <message>
        <source>回访</source>
        <translation>Call back</translation>
    </message>
    <message>
        <source>回访退回</source>
        <translation>Call-back return</translation>
    </message>
    <message>
        <source>回退 {0}</source>
        <translation>returned {0}</translation>
    </message>
    <message>
        <source>回退 {0} 次，返工 {1} 次，催办 {2} 次</source>
        <translation>Returned {0}×, reworked {1}×, urged {2}×</translation>
    </message>
    <message>
        <source>国 {n} 毫米</source>
        <translation>hanzi {n} mm</translation>
    </message>
    <message>
        <source>图层 {0}</source>
        <translation>Layer {0}</translation>
    </message>
    <message>
        <source>还原面板</source>
        <translation>Panel back</translation>
    </message>
    <message>
        <source>钉住 {0} 分</source>
        <translation>Pinned {0} min</translation>
    </message>
    <message>
        <source>钉住，直到放行</source>
        <translation>Pinned until released</translation>
    </message>
    <message>
        <source>在办案卷（右侧来电记录）</source>
        <translation>case in hand (call record, right)</translation>
    </message>
    <message>
        <source>在岗终端</source>
        <translation>On shift</translation>
    </message>
    <message>
        <source>在岗，圈越短越旧</source>
        <translation>On duty, ring: age</translation>
    </message>
    <message>
        <source>在途 {0}</source>
        <translation>Coming {0}</translation>
    </message>
    <message>
        <source>地图内存</source>
        <translation>Map memory</translation>
    </message>
    <message>
        <source>地图重启</source>
        <translation>Map restarts</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>坐席 {0}</source>
        <translation>Seat {0}</translation>
    </message>
    <message>
        <source>坐席 {0} </source>
        <translation>seat {0} </translation>
    </message>
    <message>
        <source>坐席 {0} 办理中</source>
        <translation>at seat {0}</translation>
    </message>
    <message>
        <source>坐席 {0} 办理中{1}</source>
        <translation>At seat {0}{1}</translation>
    </message>
    <message>
        <source>坐席 {0} 离线</source>
        <translation>Seat {0} lost</translation>
    </message>
    <message>
        <source>坐席 {0} 离线，已放行</source>
        <translation>seat {0} lost; pin gone</translation>
    </message>
    <message>
        <source>坐席 {0} 离线，已恢复实时</source>
        <translation>seat {0} lost; live again</translation>
    </message>
    <message>
        <source>坐席 {seat} 离线，{time} 起大屏自行恢复</source>
        <translation>seat {seat} lost; the wall goes live at {time}</translation>
    </message>
    <message>
        <source>坐席已恢复联系，大屏照旧</source>
        <translation>The seat is back; the wall stays</translation>
    </message>
    <message>
        <source>坐席 {0}（{1}）占用到 {2:%H:%M}</source>
        <translation>Seat {0} ({1}) holds it until {2:%H:%M}</translation>
    </message>
    <message>
        <source>块 {a}，图层 {b}</source>
        <translation>panels {a}, layers {b}</translation>
    </message>
    <message>
        <source>块重建</source>
        <translation>Panels made anew</translation>
    </message>
    <message>
        <source>垫付部门</source>
        <translation>Paid by</translation>
    </message>
    <message>
        <source>塌陷</source>
        <translation>Collapse</translation>
    </message>
    <message>
        <source>处理</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>处结时限</source>
        <translation>Settle by</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Dispose</translation>
    </message>
    <message>
        <source>处置{0}</source>
        <translation>Disposal {0}</translation>
    </message>
    <message>
        <source>处置前</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>处置后</source>
        <translation>After</translation>
    </message>
    <message>
        <source>处置时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>处置超期</source>
        <translation>Disposal overdue</translation>
    </message>
    <message>
        <source>处置部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>复发</source>
        <translation>Recurrence</translation>
    </message>
    <message>
        <source>复审不准</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>大屏由{who}钉住至 {time}；应急响应期间，应急场景不受此限。</source>
        <translation>Pinned by {who} until {time}; emergencies excepted.</translation>
    </message>
    <message>
        <source>大屏由{who}钉住；应急响应期间，应急场景不受此限。</source>
        <translation>Pinned by {who}; emergencies excepted.</translation>
    </message>
    <message>
        <source>失败</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>定位时间</source>
        <translation>Fix at</translation>
    </message>
    <message>
        <source>定格</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>定格 {0}</source>
        <translation>still {0}</translation>
    </message>
    <message>
        <source>定格 {time}</source>
        <translation>frozen {time}</translation>
    </message>
    <message>
        <source>定格在 {0}</source>
        <translation>Frozen at {0}</translation>
    </message>
    <message>
        <source>定责</source>
        <translation>Liable</translation>
    </message>
    <message>
        <source>审批</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>对方接收</source>
        <translation>Theirs received</translation>
    </message>
    <message>
        <source>对方结果</source>
        <translation>Their result</translation>
    </message>
    <message>
        <source>对方缺</source>
        <translation>Missing there</translation>
    </message>
    <message>
        <source>小类</source>
        <translation>Class</translation>
    </message>
    <message>
        <source>尚无处置照片</source>
        <translation>No photo of the disposal yet</translation>
    </message>
    <message>
        <source>屏幕 {0} 未接上</source>
        <translation>screen {0} is not connected</translation>
    </message>
    <message>
        <source>属实</source>
        <translation>True</translation>
    </message>
    <message>
        <source>岗位</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>巡查盲区</source>
        <translation>Unseen</translation>
    </message>
    <message>
        <source>巡查覆盖</source>
        <translation>Patrol coverage</translation>
    </message>
    <message>
        <source>工作日</source>
        <translation>workdays</translation>
    </message>
    <message>
        <source>工作时</source>
        <translation>work h</translation>
    </message>
    <message>
        <source>工单号</source>
        <translation>Work order</translation>
    </message>
    <message>
        <source>差异</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>已先派出，处置计时自来电起；F3 补立案</source>
        <translation>Sent out first; clock runs from the call; F3 files</translation>
    </message>
    <message>
        <source>已准延期 {0} 次，挂账 {1} 次。</source>
        <translation>{0} delays granted, hung up {1}×. </translation>
    </message>
    <message>
        <source>已回复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>已多次往返，宜确定牵头部门，必要时先行处置</source>
        <translation>To and fro too often: name a lead, act first if need be</translation>
    </message>
    <message>
        <source>已巡</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>已截止</source>
        <translation>ended</translation>
    </message>
    <message>
        <source>已派出，应于 {0}</source>
        <translation>Dispatched, due {0}</translation>
    </message>
    <message>
        <source>已派遣</source>
        <translation>Dispatched</translation>
    </message>
    <message>
        <source>已答复</source>
        <translation>answered</translation>
    </message>
    <message>
        <source>已筛选</source>
        <translation>filtered</translation>
    </message>
    <message>
        <source>已记入日志</source>
        <translation>Written to the log</translation>
    </message>
    <message>
        <source>已过核实</source>
        <translation>Past verifying</translation>
    </message>
    <message>
        <source>已选 {0} 件，按功能键一并办理，Esc 取消</source>
        <translation>{0} selected: function keys act on all, Esc cancels</translation>
    </message>
    <message>
        <source>坐席</source>
        <translation>Seat</translation>
    </message>
    <message>
        <source>常值、预测带</source>
        <translation>Usual, forecast</translation>
    </message>
    <message>
        <source>常显</source>
        <translation>always</translation>
    </message>
    <message>
        <source>平米</source>
        <translation>m²</translation>
    </message>
    <message>
        <source>并入案卷</source>
        <translation>Merge into</translation>
    </message>
    <message>
        <source>并案</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>并案 {0}</source>
        <translation>Merged: {0}</translation>
    </message>
    <message>
        <source>序</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>应于</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>应急</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>应答</source>
        <translation>Answers</translation>
    </message>
    <message>
        <source>应答 {0}／{1}，{2}</source>
        <translation>{0}/{1} answered, {2}</translation>
    </message>
    <message>
        <source>延长</source>
        <translation>Extend</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>开始写作 6/12 08:00</source>
        <translation>Write the start as 6/12 08:00</translation>
    </message>
    <message>
        <source>强制结案</source>
        <translation>Force close</translation>
    </message>
    <message>
        <source>当前没有应急响应</source>
        <translation>No emergency</translation>
    </message>
    <message>
        <source>往返</source>
        <translation>To and fro</translation>
    </message>
    <message>
        <source>待他人办理（可催办）</source>
        <translation>With others (can be urged)</translation>
    </message>
    <message>
        <source>待催</source>
        <translation>To urge</translation>
    </message>
    <message>
        <source>待办</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>待命</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>待回复工单</source>
        <translation>Orders to answer</translation>
    </message>
    <message>
        <source>待回访</source>
        <translation>Call-backs due</translation>
    </message>
    <message>
        <source>待我办理</source>
        <translation>To act</translation>
    </message>
    <message>
        <source>待批申请</source>
        <translation>Rulings pending</translation>
    </message>
    <message>
        <source>待报</source>
        <translation>To report</translation>
    </message>
    <message>
        <source>待看</source>
        <translation>to look at</translation>
    </message>
    <message>
        <source>待看，未登记终端</source>
        <translation>open, unregistered</translation>
    </message>
    <message>
        <source>待答复</source>
        <translation>unanswered</translation>
    </message>
    <message>
        <source>待补</source>
        <translation>To file late</translation>
    </message>
    <message>
        <source>待补立案</source>
        <translation>To file afterwards</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>恢复值班电话</source>
        <translation>Restore duty phone</translation>
    </message>
    <message>
        <source>恢复排班</source>
        <translation>Restore shift</translation>
    </message>
    <message>
        <source>恢复请假</source>
        <translation>Restore leave</translation>
    </message>
    <message>
        <source>恢复责任网格</source>
        <translation>Restore duty grid</translation>
    </message>
    <message>
        <source>我方接收</source>
        <translation>Ours received</translation>
    </message>
    <message>
        <source>我方结果</source>
        <translation>Our result</translation>
    </message>
    <message>
        <source>我方缺</source>
        <translation>Missing here</translation>
    </message>
    <message>
        <source>或</source>
        <translation> or </translation>
    </message>
    <message>
        <source>战时 应急</source>
        <translation>Emergency</translation>
    </message>
    <message>
        <source>打开语音播报</source>
        <translation>Speech on</translation>
    </message>
    <message>
        <source>批示</source>
        <translation>Ordered</translation>
    </message>
    <message>
        <source>批示立案</source>
        <translation>Instruction</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>Holder</translation>
    </message>
    <message>
        <source>投屏 {what}</source>
        <translation>To the wall: {what}</translation>
    </message>
    <message>
        <source>投屏案件 {0}</source>
        <translation>case {0}</translation>
    </message>
    <message>
        <source>投诉建议</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>持平</source>
        <translation>same</translation>
    </message>
    <message>
        <source>挂至 {0}</source>
        <translation>hung until {0}</translation>
    </message>
    <message>
        <source>挂账至</source>
        <translation>Hang up until</translation>
    </message>
    <message>
        <source>指令</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>按时段换上 {what}</source>
        <translation>By the clock: {what}</translation>
    </message>
    <message>
        <source>按时段撤下，回到 {what}</source>
        <translation>By the clock: back to {what}</translation>
    </message>
    <message>
        <source>排班</source>
        <translation>Shifts</translation>
    </message>
    <message>
        <source>排队</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>接收</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>接班签字</source>
        <translation>Taken over</translation>
    </message>
    <message>
        <source>推送 {what}</source>
        <translation>Show {what}</translation>
    </message>
    <message>
        <source>描述</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>描述最多 {0} 字</source>
        <translation>A description has {0} characters at most</translation>
    </message>
    <message>
        <source>提请曝光</source>
        <translation>Ask for exposure</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>摄像机 {0}</source>
        <translation>Camera {0}</translation>
    </message>
    <message>
        <source>撤下投屏</source>
        <translation>Off the wall</translation>
    </message>
    <message>
        <source>撤协办</source>
        <translation>Release assistant</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>撤销排班</source>
        <translation>Cancel shift</translation>
    </message>
    <message>
        <source>撤销，回到 {what}</source>
        <translation>Undo, back to {what}</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>What was done</translation>
    </message>
    <message>
        <source>收回</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>收回转派</source>
        <translation>Recall assignment</translation>
    </message>
    <message>
        <source>放大 {0}</source>
        <translation>large: {0}</translation>
    </message>
    <message>
        <source>放大 {what}</source>
        <translation>Enlarge {what}</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>政策咨询</source>
        <translation>Policy</translation>
    </message>
    <message>
        <source>数据正常</source>
        <translation>Fresh</translation>
    </message>
    <message>
        <source>数据读取失败，{time} 起</source>
        <translation>Reading failed since {time}</translation>
    </message>
    <message>
        <source>数据重试</source>
        <translation>Data retries</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>方式</source>
        <translation>Way</translation>
    </message>
    <message>
        <source>无主</source>
        <translation>No owner</translation>
    </message>
    <message>
        <source>无事项</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>无可用定位</source>
        <translation>no usable fix</translation>
    </message>
    <message>
        <source>无定位</source>
        <translation>No fix</translation>
    </message>
    <message>
        <source>无排班</source>
        <translation>No roster</translation>
    </message>
    <message>
        <source>无数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>无文字</source>
        <translation>no words</translation>
    </message>
    <message>
        <source>无法解码</source>
        <translation>unreadable</translation>
    </message>
    <message>
        <source>无灯</source>
        <translation>no light</translation>
    </message>
    <message>
        <source>无疑似重复</source>
        <translation>No likely duplicate</translation>
    </message>
    <message>
        <source>无责任主体</source>
        <translation>Ownerless</translation>
    </message>
    <message>
        <source>无责任主体名单</source>
        <translation>Ownerless list</translation>
    </message>
    <message>
        <source>无路名</source>
        <translation>no street name</translation>
    </message>
    <message>
        <source>日</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>日常&#x3000;处置超期 {over}&#x3000;环节超时 {late}</source>
        <translation>Daily&#x3000;overdue {over}&#x3000;stages late {late}</translation>
    </message>
    <message>
        <source>时刻</source>
        <translation>At</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>For</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>时限压力</source>
        <translation>Pressure</translation>
    </message>
    <message>
        <source>时限照走{0}{1}</source>
        <translation>The limit runs on{0}{1}</translation>
    </message>
    <message>
        <source>明日 {0}</source>
        <translation>tomorrow {0}</translation>
    </message>
    <message>
        <source>星期{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>昨天</source>
        <translation>Yesterday</translation>
    </message>
    <message>
        <source>昨日同时</source>
        <translation>yesterday</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>暂停计时</source>
        <translation>Paused</translation>
    </message>
    <message>
        <source>暴雪</source>
        <translation>Snow</translation>
    </message>
    <message>
        <source>最慢一块</source>
        <translation>Slowest panel</translation>
    </message>
    <message>
        <source>最长停顿</source>
        <translation>Longest pause</translation>
    </message>
    <message>
        <source>有争议</source>
        <translation>disputed</translation>
    </message>
    <message>
        <source>有协办</source>
        <translation>Assisted</translation>
    </message>
    <message>
        <source>未写理由</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>未判定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>未到</source>
        <translation>Not seen for</translation>
    </message>
    <message>
        <source>未办来电</source>
        <translation>Calls not handled</translation>
    </message>
    <message>
        <source>没有待回复工单</source>
        <translation>No orders to answer</translation>
    </message>
    <message>
        <source>没有待回访的来电</source>
        <translation>No call-backs due</translation>
    </message>
    <message>
        <source>没有未办来电</source>
        <translation>No call waits to be handled</translation>
    </message>
    <message>
        <source>没有待答复的转办</source>
        <translation>No transfer waits for an answer</translation>
    </message>
    <message>
        <source>清除标注 {0}</source>
        <translation>Drawing removed: {0}</translation>
    </message>
    <message>
        <source>突出 {0} {1}</source>
        <translation>Pointed at {0} {1}</translation>
    </message>
    <message>
        <source>近 60 天没有来电</source>
        <translation>No calls in the last 60 days</translation>
    </message>
    <message>
        <source>未取得数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>上{0}</source>
        <translation>{0} on</translation>
    </message>
    <message>
        <source>同点同类</source>
        <translation>same class, same spot</translation>
    </message>
    <message>
        <source>图层还原</source>
        <translation>Layer of the scene</translation>
    </message>
    <message>
        <source>处置超期，期内到期</source>
        <translation>overdue, due in the period</translation>
    </message>
    <message>
        <source>应处置</source>
        <translation>due for disposal</translation>
    </message>
    <message>
        <source>应结案</source>
        <translation>due to close</translation>
    </message>
    <message>
        <source>按期处置</source>
        <translation>disposed in time</translation>
    </message>
    <message>
        <source>按期结案</source>
        <translation>closed in time</translation>
    </message>
    <message>
        <source>撤下{0}</source>
        <translation>{0} off</translation>
    </message>
    <message>
        <source>未应答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>未接入，未人工登记</source>
        <translation>not connected, none by hand</translation>
    </message>
    <message>
        <source>未接班</source>
        <translation>not taken over</translation>
    </message>
    <message>
        <source>未更新</source>
        <translation>no update</translation>
    </message>
    <message>
        <source>未核实</source>
        <translation>Unverif.</translation>
    </message>
    <message>
        <source>未核查</source>
        <translation>Unchecked</translation>
    </message>
    <message>
        <source>未登记</source>
        <translation>Unregistered</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>not acknowledged</translation>
    </message>
    <message>
        <source>未确认告警</source>
        <translation>Open alarms</translation>
    </message>
    <message>
        <source>未确认告警 {n} 条</source>
        <translation>Alarms open {n}</translation>
    </message>
    <message>
        <source>未能核对</source>
        <translation>Not checked</translation>
    </message>
    <message>
        <source>未读出，请人工核对</source>
        <translation>Could not be read; check by hand</translation>
    </message>
    <message>
        <source>未达标</source>
        <translation>Below</translation>
    </message>
    <message>
        <source>未通过</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>末次数值</source>
        <translation>last values</translation>
    </message>
    <message>
        <source>本席不加底色</source>
        <translation>None on this map</translation>
    </message>
    <message>
        <source>本席所选</source>
        <translation>Chosen at this seat</translation>
    </message>
    <message>
        <source>本席改选，原为{0}</source>
        <translation>Changed at this seat from {0}</translation>
    </message>
    <message>
        <source>本席登记</source>
        <translation>This seat</translation>
    </message>
    <message>
        <source>本月</source>
        <translation>this month</translation>
    </message>
    <message>
        <source>本案派遣 {0} 次</source>
        <translation>Dispatched {0}×</translation>
    </message>
    <message>
        <source>机构表</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>来电</source>
        <translation>Call</translation>
    </message>
    <message>
        <source>标注 {0}</source>
        <translation>Drawn: {0}</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>核实</source>
        <translation>Verify</translation>
    </message>
    <message>
        <source>核实属实</source>
        <translation>Verify: true</translation>
    </message>
    <message>
        <source>核对中</source>
        <translation>Checking</translation>
    </message>
    <message>
        <source>核查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>案件</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>案件尚未读到</source>
        <translation>No cases read yet</translation>
    </message>
    <message>
        <source>案卷 {0}</source>
        <translation>Case {0}</translation>
    </message>
    <message>
        <source>案卷已受理，不再核实</source>
        <translation>Accepted; it is not verified any more</translation>
    </message>
    <message>
        <source>案卷编号</source>
        <translation>Case number</translation>
    </message>
    <message>
        <source>正在找 50 米、24 小时内的同类案卷</source>
        <translation>Looking for cases of this class within 50 m and 24 hours</translation>
    </message>
    <message>
        <source>正在看历史，只看不办；按 Home 回到现在</source>
        <translation>Looking back, view only; Home returns to now</translation>
    </message>
    <message>
        <source>正在重试，第 {n} 次，下次 {s} 秒后</source>
        <translation>Trying again, no. {n}, next in {s} s</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>此块停止显示数据</source>
        <translation>This panel shows no data</translation>
    </message>
    <message>
        <source>步骤</source>
        <translation>Step</translation>
    </message>
    <message>
        <source>步骤／{per}，最高 {top}</source>
        <translation>steps per {per}, highest {top}</translation>
    </message>
    <message>
        <source>毫米／时</source>
        <translation>mm/h</translation>
    </message>
    <message>
        <source>气象、话务未接入</source>
        <translation>No weather or calls</translation>
    </message>
    <message>
        <source>水深</source>
        <translation>Depth</translation>
    </message>
    <message>
        <source>没有待补立案的案卷</source>
        <translation>No case waits to be filed</translation>
    </message>
    <message>
        <source>没有派遣记录</source>
        <translation>No dispatch on record</translation>
    </message>
    <message>
        <source>没有由他人办理的案卷</source>
        <translation>No case is with others</translation>
    </message>
    <message>
        <source>派核实</source>
        <translation>Send verify</translation>
    </message>
    <message>
        <source>派核查</source>
        <translation>Send check</translation>
    </message>
    <message>
        <source>派班组</source>
        <translation>To team</translation>
    </message>
    <message>
        <source>派遣</source>
        <translation>Dispatch</translation>
    </message>
    <message>
        <source>测试图</source>
        <translation>Test card</translation>
    </message>
    <message>
        <source>滚轮或 + － 缩放，拖动或 Ctrl+方向键平移，两侧同步；← → 换处置前，↑ ↓ 换处置后；Home 复原，Esc 返回</source>
        <translation>Wheel or + － zooms, dragging or Ctrl+arrows moves both sides; ← → before, ↑ ↓ after; Home resets, Esc returns</translation>
    </message>
    <message>
        <source>满意度</source>
        <translation>Satisfaction</translation>
    </message>
    <message>
        <source>演练</source>
        <translation>Drill</translation>
    </message>
    <message>
        <source>演练 {0}</source>
        <translation>Drill {0}</translation>
    </message>
    <message>
        <source>演练&#x3000;{title}</source>
        <translation>Drill&#x3000;{title}</translation>
    </message>
    <message>
        <source>演练&#x3000;现场图</source>
        <translation>Drill&#x3000;Site map</translation>
    </message>
    <message>
        <source>火灾</source>
        <translation>Fire</translation>
    </message>
    <message>
        <source>点名抽查</source>
        <translation>Roll-call</translation>
    </message>
    <message>
        <source>点名抽查，请立即应答</source>
        <translation>Roll-call, please answer at once</translation>
    </message>
    <message>
        <source>点文字所在之处；Esc 放下</source>
        <translation>Click where the text stands; Esc puts it down</translation>
    </message>
    <message>
        <source>点起点，再点终点；Esc 放下，Z 退一点</source>
        <translation>Click the tail, then the head; Esc drops, Z one point back</translation>
    </message>
    <message>
        <source>照片</source>
        <translation>Photos</translation>
    </message>
    <message>
        <source>照片打不开</source>
        <translation>The photo cannot be opened</translation>
    </message>
    <message>
        <source>照片还没有传到</source>
        <translation>The photo has not arrived yet</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>环节{0}</source>
        <translation>Stage {0}</translation>
    </message>
    <message>
        <source>环节超时</source>
        <translation>Stage late</translation>
    </message>
    <message>
        <source>现在派出，应于 {0}；结案条件：{1}</source>
        <translation>Sent now it is due {0}; closes when: {1}</translation>
    </message>
    <message>
        <source>现场 {0}</source>
        <translation>On site {0}</translation>
    </message>
    <message>
        <source>现场图</source>
        <translation>Site map</translation>
    </message>
    <message>
        <source>现由{0}办理：{1}</source>
        <translation>With {0}: {1}</translation>
    </message>
    <message>
        <source>班组</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>由他人办理：可看、可催办、督办，不能代办</source>
        <translation>With others: you may look, urge and supervise, not act</translation>
    </message>
    <message>
        <source>由谁</source>
        <translation>By</translation>
    </message>
    <message>
        <source>甲乙丙丁戊己庚辛壬癸</source>
        <translation>ABCDEFGHIJ</translation>
    </message>
    <message>
        <source>申诉</source>
        <translation>Appeal</translation>
    </message>
    <message>
        <source>申诉免责</source>
        <translation>exempt on appeal</translation>
    </message>
    <message>
        <source>申诉已准，不计超期</source>
        <translation>Appeal granted, not counted overdue</translation>
    </message>
    <message>
        <source>申诉过</source>
        <translation>Appealed</translation>
    </message>
    <message>
        <source>申诉送审</source>
        <translation>Review</translation>
    </message>
    <message>
        <source>申请</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>申请作废</source>
        <translation>Ask void</translation>
    </message>
    <message>
        <source>申请延期</source>
        <translation>Ask delay</translation>
    </message>
    <message>
        <source>申请挂账</source>
        <translation>Ask hang</translation>
    </message>
    <message>
        <source>申请理由读取中</source>
        <translation>Reading the reason</translation>
    </message>
    <message>
        <source>申请退</source>
        <translation>Asks return</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Phone</translation>
    </message>
    <message>
        <source>电话号码只能有数字和 + - * # ( ) 空格</source>
        <translation>A phone number has digits and + - * # ( ) blanks only</translation>
    </message>
    <message>
        <source>画面停住</source>
        <translation>picture stands</translation>
    </message>
    <message>
        <source>留空即删去</source>
        <translation>empty removes it</translation>
    </message>
    <message>
        <source>疑似 {0} 件：{1}，{2}</source>
        <translation>{0} likely: {1}, {2}</translation>
    </message>
    <message>
        <source>疑点</source>
        <translation>Doubts</translation>
    </message>
    <message>
        <source>登记时间</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>登记案卷</source>
        <translation>Case</translation>
    </message>
    <message>
        <source>监督员</source>
        <translation>Inspector</translation>
    </message>
    <message>
        <source>监督员 {0}</source>
        <translation>Inspector {0}</translation>
    </message>
    <message>
        <source>监督员上报，不需再核实</source>
        <translation>An inspector&apos;s report needs no verifying</translation>
    </message>
    <message>
        <source>监督员已到场核实</source>
        <translation>An inspector has been there</translation>
    </message>
    <message>
        <source>督 </source>
        <translation>Sup. </translation>
    </message>
    <message>
        <source>督办</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>督办 已回复</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>督办 待回复</source>
        <translation>Unanswered</translation>
    </message>
    <message>
        <source>督办{0}</source>
        <translation>Notice: {0}</translation>
    </message>
    <message>
        <source>督办已回复，限 {0} 处结</source>
        <translation>Notice answered, settle by {0}</translation>
    </message>
    <message>
        <source>督办待回复</source>
        <translation>Notice unanswered</translation>
    </message>
    <message>
        <source>督办待回复，限 {0}</source>
        <translation>Notice unanswered, due {0}</translation>
    </message>
    <message>
        <source>督办要求</source>
        <translation>Demand</translation>
    </message>
    <message>
        <source>督办通知单&#x3000;编号由系统发放&#x3000;送达 {0}&#x3000;签发 {1}</source>
        <translation>Supervision notice&#x3000;number given by the system&#x3000;to {0}&#x3000;issued {1}</translation>
    </message>
    <message>
        <source>督办通知单的要求，送处置部门</source>
        <translation>The demand of the notice; it goes to the department</translation>
    </message>
    <message>
        <source>短信群呼</source>
        <translation>Broadcast</translation>
    </message>
    <message>
        <source>研判</source>
        <translation>Outlook</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>社区</source>
        <translation>Community</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>积水面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>突出 {0}</source>
        <translation>{0}</translation>
    </message>
    <message>
        <source>立案</source>
        <translation>File</translation>
    </message>
    <message>
        <source>立案准确</source>
        <translation>Right</translation>
    </message>
    <message>
        <source>立案密度</source>
        <translation>Density</translation>
    </message>
    <message>
        <source>立案按时</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>立案时所选</source>
        <translation>Chosen at filing</translation>
    </message>
    <message>
        <source>立案条件</source>
        <translation>Condition</translation>
    </message>
    <message>
        <source>站点资料</source>
        <translation>Site data</translation>
    </message>
    <message>
        <source>等 {n} 项</source>
        <translation> … {n}</translation>
    </message>
    <message>
        <source>答复内容</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选 {0}</source>
        <translation>Filter {0}</translation>
    </message>
    <message>
        <source>筛选 {n} 项</source>
        <translation>Filter: {n}</translation>
    </message>
    <message>
        <source>筛选 {what}</source>
        <translation>Filter: {what}</translation>
    </message>
    <message>
        <source>签收</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>签收未办</source>
        <translation>Claimed, not done</translation>
    </message>
    <message>
        <source>箭头</source>
        <translation>Arrow</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>紧急 {what}</source>
        <translation>Urgent: {what}</translation>
    </message>
    <message>
        <source>紧急在办</source>
        <translation>Urgent in hand</translation>
    </message>
    <message>
        <source>紧急工作时</source>
        <translation>urgent work h</translation>
    </message>
    <message>
        <source>红灯</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>红灯 处置超期</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>终端</source>
        <translation>Terminal</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>End</translation>
    </message>
    <message>
        <source>结束写作 6/12 20:00，晚于开始</source>
        <translation>Write the end as 6/12 20:00, after the start</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>结案按时</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>结案条件</source>
        <translation>Closes when</translation>
    </message>
    <message>
        <source>结案条件：{0}</source>
        <translation>Closes when: {0}</translation>
    </message>
    <message>
        <source>绘制失败，{time} 起</source>
        <translation>Drawing failed since {time}</translation>
    </message>
    <message>
        <source>统计另列，事实留存</source>
        <translation>Counted apart; the facts stay</translation>
    </message>
    <message>
        <source>绿灯</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>绿灯 按时</source>
        <translation>In time</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>编号或名称</source>
        <translation>number or name</translation>
    </message>
    <message>
        <source>编号或姓名</source>
        <translation>number or name</translation>
    </message>
    <message>
        <source>编号，空格隔开</source>
        <translation>numbers, blanks between</translation>
    </message>
    <message>
        <source>编码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>编码，空格隔开</source>
        <translation>codes, blanks between</translation>
    </message>
    <message>
        <source>缝 {a} 毫米，视距 {b} 米</source>
        <translation>Bezel {a} mm, read from {b} m</translation>
    </message>
    <message>
        <source>网格</source>
        <translation>Grid</translation>
    </message>
    <message>
        <source>网格 {0}</source>
        <translation>Grid {0}</translation>
    </message>
    <message>
        <source>网格名称</source>
        <translation>Grid name</translation>
    </message>
    <message>
        <source>自 {time} 起</source>
        <translation>since {time}</translation>
    </message>
    <message>
        <source>自处理</source>
        <translation>Self-settled</translation>
    </message>
    <message>
        <source>自检</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>自然日</source>
        <translation>natural days</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>道路</source>
        <translation>Streets</translation>
    </message>
    <message>
        <source>街道考核</source>
        <translation>Subdistrict grades</translation>
    </message>
    <message>
        <source>补立案</source>
        <translation>File afterwards</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>视频不过</source>
        <translation>Failed</translation>
    </message>
    <message>
        <source>视频属实</source>
        <translation>True</translation>
    </message>
    <message>
        <source>视频核查</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>视频源未应答</source>
        <translation>no answer</translation>
    </message>
    <message>
        <source>解除定格</source>
        <translation>Unfreeze</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>请假</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>请假事由</source>
        <translation>Reason of leave</translation>
    </message>
    <message>
        <source>请假，须补人</source>
        <translation>on leave, replace</translation>
    </message>
    <message>
        <source>请填写{0}</source>
        <translation>Please fill in: {0}</translation>
    </message>
    <message>
        <source>请说明理由，随案卷留存</source>
        <translation>Give the reason; it stays with the case</translation>
    </message>
    <message>
        <source>读取 {0} %</source>
        <translation>Reading {0} %</translation>
    </message>
    <message>
        <source>读取中</source>
        <translation>Reading</translation>
    </message>
    <message>
        <source>读取失败</source>
        <translation>could not be read</translation>
    </message>
    <message>
        <source>调派</source>
        <translation>Sent</translation>
    </message>
    <message>
        <source>责任主体</source>
        <translation>Liable party</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Liable party</translation>
    </message>
    <message>
        <source>责任未定</source>
        <translation>not settled</translation>
    </message>
    <message>
        <source>责任网格</source>
        <translation>Duty grid</translation>
    </message>
    <message>
        <source>责任网格维护</source>
        <translation>Duty grid</translation>
    </message>
    <message>
        <source>费用</source>
        <translation>Cost</translation>
    </message>
    <message>
        <source>费用事项</source>
        <translation>Cost for</translation>
    </message>
    <message>
        <source>费用内容</source>
        <translation>Cost for</translation>
    </message>
    <message>
        <source>资源</source>
        <translation>Resource</translation>
    </message>
    <message>
        <source>起始场景</source>
        <translation>the first scene</translation>
    </message>
    <message>
        <source>超 {0}</source>
        <translation>over {0}</translation>
    </message>
    <message>
        <source>越界</source>
        <translation>out of grid</translation>
    </message>
    <message>
        <source>路段</source>
        <translation>Street</translation>
    </message>
    <message>
        <source>跳跃</source>
        <translation>jump</translation>
    </message>
    <message>
        <source>转办</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>转办{0}</source>
        <translation>Transfer {0}</translation>
    </message>
    <message>
        <source>转办单位</source>
        <translation>Transfer to</translation>
    </message>
    <message>
        <source>转办理由</source>
        <translation>Why transferred</translation>
    </message>
    <message>
        <source>转办跟踪</source>
        <translation>Transfers</translation>
    </message>
    <message>
        <source>转往</source>
        <translation>Sent to</translation>
    </message>
    <message>
        <source>转往 {0}</source>
        <translation>sent to {0}</translation>
    </message>
    <message>
        <source>转往单位</source>
        <translation>Transfer to</translation>
    </message>
    <message>
        <source>转核查</source>
        <translation>Pass to check</translation>
    </message>
    <message>
        <source>转派</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>轮播</source>
        <translation>Rotate</translation>
    </message>
    <message>
        <source>轮播中，{0} 秒后换</source>
        <translation>rotating, next in {0} s</translation>
    </message>
    <message>
        <source>轮播中，停住</source>
        <translation>rotating, held</translation>
    </message>
    <message>
        <source>轮播，从 {what} 起</source>
        <translation>Rotate from {what}</translation>
    </message>
    <message>
        <source>输出 {cells}</source>
        <translation>Screen {cells}</translation>
    </message>
    <message>
        <source>过时</source>
        <translation>Stale</translation>
    </message>
    <message>
        <source>过时，末次数值</source>
        <translation>Old values</translation>
    </message>
    <message>
        <source>近 24 小时</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>近 60 天全部</source>
        <translation>All of 60 days</translation>
    </message>
    <message>
        <source>近 7 日</source>
        <translation>7 d</translation>
    </message>
    <message>
        <source>近30天</source>
        <translation>Last 30 days</translation>
    </message>
    <message>
        <source>近7天</source>
        <translation>Last 7 days</translation>
    </message>
    <message>
        <source>返工</source>
        <translation>Rework</translation>
    </message>
    <message>
        <source>返工 {0}</source>
        <translation>reworked {0}</translation>
    </message>
    <message>
        <source>这一类没有待办案卷</source>
        <translation>No case of this kind waits</translation>
    </message>
    <message>
        <source>进行</source>
        <translation>Running</translation>
    </message>
    <message>
        <source>连接中断</source>
        <translation>broken off</translation>
    </message>
    <message>
        <source>退上级</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>退受理</source>
        <translation>To acceptor</translation>
    </message>
    <message>
        <source>退核查</source>
        <translation>To check</translation>
    </message>
    <message>
        <source>选定立案条件后给出</source>
        <translation>Given once the condition is chosen</translation>
    </message>
    <message>
        <source>逐点圈出，回车或点回首点闭合；Esc 放下，Z 退一点</source>
        <translation>Click the corners; Enter or the first corner closes; Esc drops, Z one point back</translation>
    </message>
    <message>
        <source>通知</source>
        <translation>Notice</translation>
    </message>
    <message>
        <source>部件</source>
        <translation>Component</translation>
    </message>
    <message>
        <source>部件 {0}</source>
        <translation>Component {0}</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>部门、岗位或终端</source>
        <translation>department, post or terminal</translation>
    </message>
    <message>
        <source>里程</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Duplicate</translation>
    </message>
    <message>
        <source>重算</source>
        <translation>Recomputed</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>金额（元）</source>
        <translation>Amount (¥)</translation>
    </message>
    <message>
        <source>销假</source>
        <translation>End leave</translation>
    </message>
    <message>
        <source>问题库（挂账）</source>
        <translation>Problem library (hung)</translation>
    </message>
    <message>
        <source>间断</source>
        <translation>Gaps</translation>
    </message>
    <message>
        <source>队列已空</source>
        <translation>The queue is empty</translation>
    </message>
    <message>
        <source>阶段办结</source>
        <translation>Step done</translation>
    </message>
    <message>
        <source>附近案卷没有查出来，请人工核对</source>
        <translation>Cases nearby could not be read; check by hand</translation>
    </message>
    <message>
        <source>降 {n}</source>
        <translation>−{n}</translation>
    </message>
    <message>
        <source>限 {0}</source>
        <translation>due {0}</translation>
    </message>
    <message>
        <source>随案卷留存</source>
        <translation>Stays with the case</translation>
    </message>
    <message>
        <source>雨量</source>
        <translation>Rain</translation>
    </message>
    <message>
        <source>零时起</source>
        <translation>since 0:00</translation>
    </message>
    <message>
        <source>非紧急</source>
        <translation>not urgent</translation>
    </message>
    <message>
        <source>非重复</source>
        <translation>Not a duplicate</translation>
    </message>
    <message>
        <source>须符合结案条件；按 Y 结案</source>
        <translation>The closing condition must hold; Y closes</translation>
    </message>
    <message>
        <source>领导席</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>黄灯</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>黄灯 即将超期</source>
        <translation>Due soon</translation>
    </message>
    <message>
        <source>（{0}）</source>
        <translation> ({0})</translation>
    </message>
    <message>
        <source>（已确认超时）</source>
        <translation> (late, seen)</translation>
    </message>
    <message>
        <source>（超时）</source>
        <translation> (late)</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>，{0} 分</source>
        <translation>, {0} min</translation>
    </message>
    <message>
        <source>，准予后应于 {0}</source>
        <translation>, due {0} if granted</translation>
    </message>
    <message>
        <source>，占用到 {0:%H:%M}</source>
        <translation>, held until {0:%H:%M}</translation>
    </message>
    <message>
        <source>，把握 {0:.0%}</source>
        <translation>, confidence {0:.0%}</translation>
    </message>
    <message>
        <source>，申请延长 {0}{1}</source>
        <translation>, asks for {0} more{1}</translation>
    </message>
    <message>
        <source>，申请挂账至 {0}</source>
        <translation>, asks to hang up until {0}</translation>
    </message>
    <message>
        <source>，跟随 {0}</source>
        <translation>, following {0}</translation>
    </message>
    <message>
        <source>，钉住 {0} 分</source>
        <translation>, pinned {0} min</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>；挂账至 {0}，到期自动恢复</source>
        <translation>; hung until {0}, resumes by itself</translation>
    </message>
    <message>
        <source>；本级应于 {0}，{1}</source>
        <translation>; due here {0}, {1}</translation>
    </message>
    <message>
        <source>；此址 30 天内同类 {0} 件</source>
        <translation>; {0} of this class here in 30 days</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Period before</translation>
    </message>
    <message>
        <source>一周前同期</source>
        <translation>A week ago</translation>
    </message>
    <message>
        <source>四周前同期</source>
        <translation>Four weeks ago</translation>
    </message>
    <message>
        <source>各区</source>
        <translation>by district</translation>
    </message>
    <message>
        <source>各街道</source>
        <translation>by subdistrict</translation>
    </message>
    <message>
        <source>各社区</source>
        <translation>by community</translation>
    </message>
    <message>
        <source>各单元网格</source>
        <translation>by unit grid</translation>
    </message>
    <message>
        <source>{0} 米内 {1} 件，{3}前同期 {2} 件</source>
        <translation>{1} within {0} m, {2} then, {3} earlier</translation>
    </message>
    <message>
        <source>应核实</source>
        <translation>due to verify</translation>
    </message>
    <message>
        <source>应核查</source>
        <translation>due to check</translation>
    </message>
    <message>
        <source>按时派核实</source>
        <translation>sent to verify in time</translation>
    </message>
    <message>
        <source>按时派核查</source>
        <translation>sent to check in time</translation>
    </message>
    <message>
        <source>按时立案</source>
        <translation>filed in time</translation>
    </message>
    <message>
        <source>准确立案</source>
        <translation>filed correctly</translation>
    </message>
    <message>
        <source>按时结案</source>
        <translation>closed in time</translation>
    </message>
    <message>
        <source>按时派遣</source>
        <translation>dispatched in time</translation>
    </message>
    <message>
        <source>准确派遣</source>
        <translation>dispatched correctly</translation>
    </message>
    <message>
        <source>手上任务</source>
        <translation>tasks in hand</translation>
    </message>
    <message>
        <source>手上任务，环节超时</source>
        <translation>tasks in hand, stage late</translation>
    </message>
    <message>
        <source>待答</source>
        <translation>waiting</translation>
    </message>
    <message>
        <source>待答，环节超时</source>
        <translation>waiting, stage late</translation>
    </message>
    <message>
        <source>{0}立案</source>
        <translation>filed {0}</translation>
    </message>
    <message>
        <source>{0} 时立案</source>
        <translation>filed in hour {0}</translation>
    </message>
    <message>
        <source>上周同日同时</source>
        <translation>the same day last week</translation>
    </message>
    <message>
        <source>督办回复</source>
        <translation>replies to notices</translation>
    </message>
    <message>
        <source>督办后处结</source>
        <translation>settled after notice</translation>
    </message>
    <message>
        <source>早上到期</source>
        <translation>due in the morning</translation>
    </message>
    <message>
        <source>紧急与早上到期</source>
        <translation>urgent and due in the morning</translation>
    </message>
    <message>
        <source>今晚上报</source>
        <translation>reported tonight</translation>
    </message>
    <message>
        <source>今晚上报，紧急</source>
        <translation>reported tonight, urgent</translation>
    </message>
    <message>
        <source>昨晚同时上报</source>
        <translation>reported last night by then</translation>
    </message>
    <message>
        <source>昨晚上报</source>
        <translation>reported last night</translation>
    </message>
    <message>
        <source>常值：前 4 周同类日（工作日或休息日）到同一时刻的立案数，取第 10 至第 90 百分位</source>
        <translation>Usual: filings up to the same time on like days (workdays or days off) of 4 weeks, 10th to 90th percentile</translation>
    </message>
    <message>
        <source>常值：前 4 周同类日（工作日或休息日）各钟点的立案数，取第 10 至第 90 百分位</source>
        <translation>Usual: filings of each hour on like days (workdays or days off) of 4 weeks, 10th to 90th percentile</translation>
    </message>
    <message>
        <source>预测带：该日之前 4 周（将来各日取今日之前）同类日的全日立案数，取第 10 至第 90 百分位</source>
        <translation>Band: whole days' filings on like days of the 4 weeks before (of days to come: before today), 10th to 90th percentile</translation>
    </message>
    <message>
        <source>多、少几件：立案数减去所比时段的立案数</source>
        <translation>More or fewer: filings less those of the time that they are held against</translation>
    </message>
    <message>
        <source>较一小时前：此刻的处置超期数减去一小时前的</source>
        <translation>Against an hour ago: overdue cases now less those of then</translation>
    </message>
    <message>
        <source>用时：今日已答任务从派出到答复的中位数，自然时间</source>
        <translation>Time: the median of today's answered tasks from sending to answer, in natural time</translation>
    </message>
    <message>
        <source>用时：该部门各次督办回复用时的中位数，刻线为时限的中位数</source>
        <translation>Time: the median of the department's replies to notices; the tick is the median of their limits</translation>
    </message>
    <message>
        <source>每周一点：该周按期结案除以应结案，往周按该周结束时，本周按此刻</source>
        <translation>A point for each week: closed in time by due, past weeks as at their end, this week as of now</translation>
    </message>
    <message>
        <source>其余立案</source>
        <translation>the other filings</translation>
    </message>
    <message>
        <source>界外立案</source>
        <translation>filed outside all areas</translation>
    </message>
    <message>
        <source>早上到期，其余部门</source>
        <translation>due in the morning, other departments</translation>
    </message>
    <message>
        <source>同点同类，未结</source>
        <translation>same class, same spot, open</translation>
    </message>
    <message>
        <source>队列已空；按 → 看{0}案卷 {1} 件</source>
        <translation>The queue is empty; → {0}: {1} cases</translation>
    </message>
    <message>
        <source>上周同日</source>
        <translation>the like day last week</translation>
    </message>
    <message>
        <source>恢复后自动显示</source>
        <translation>Comes back by itself</translation>
    </message>
    <message>
        <source>{name} 在途</source>
        <translation>{name} on its way</translation>
    </message>
    <message>
        <source>车 {n}</source>
        <translation>car {n}</translation>
    </message>
    <message>
        <source>限 {time}</source>
        <translation>of {time}</translation>
    </message>
</context>
</TS>
