using System.Globalization;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Compiler.Syntax;

namespace NetDsl.Compiler.Tests.Syntax;

/// <summary>Writes a tree on one line a statement, so that a test can state it whole.</summary>
internal static class TreeDump
{
    public static SourceFileSyntax Parse(string text) => Parse(text, out _);

    public static SourceFileSyntax Parse(string text, out IReadOnlyList<CompilerDiagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var file = NetworkParser.Parse(new SourceText("test.netdsl", text), bag);
        diagnostics = bag.ToSorted();
        return file;
    }

    /// <summary>The statements of the network without a name; a text with a mistake fails the test.</summary>
    public static string Statements(string text)
    {
        var file = Parse(text, out var diagnostics);
        Assert.Empty(diagnostics.Select(item => item.ToString()));
        return string.Join("\n", Assert.Single(file.Networks).Body.Statements.Select(Of));
    }

    public static string Of(StatementSyntax statement) => statement switch
    {
        ApplySyntax a => $"{Of(a.Label)}apply {a.Callee.Name}{Of(a.Arguments)}",
        ValueSyntax v => $"{Of(v.Label)}value {Of(v.Value)}",
        RepeatSyntax { Variable: { } i } r => $"repeat {i.Name} {Of(r.First!)} {Of(r.Last)}{Of(r.Carried)} {Of(r.Body)}",
        RepeatSyntax r => $"repeat {Of(r.Last)}{Of(r.Carried)} {Of(r.Body)}",
        EachSyntax e => $"each ({string.Join(" ", e.Variables.Select(v => v.Name))}) {Of(e.Items)}{Of(e.Carried)} {Of(e.Body)}",
        WhenSyntax w => $"when {Of(w.Condition)} {Of(w.Then)}{(w.Else is null ? "" : " else " + Of(w.Else))}",
        ResidualSyntax r => $"{Of(r.Label)}residual {Of(r.Body)}{(r.Shortcut is null ? "" : " shortcut " + Of(r.Shortcut))}",
        GateSyntax g => $"{Of(g.Label)}gate {Of(g.Body)}",
        BranchesSyntax b => $"{Of(b.Label)}{b.Join.Name}{Of(b.Arguments)} [{string.Join(" ", b.Branches.Select(Of))}]",
        UseSyntax u => $"{Of(u.Label)}use {u.Network.Name}{Of(u.Arguments)}",
        FromSyntax f => $"from {Of(f.Value)}",
        DefaultSyntax d => $"default {d.Layer.Name}{Of(d.Arguments)}",
        LabelsSyntax l => $"labels {string.Join(" ", l.Names.Select(Of))}",
        LossSyntax l => $"loss {l.Loss.Name}{Of(l.Arguments)}",
        ExpectSyntax e => $"expect {e.Fact.Name} {e.Operator} {Of(e.Value)}",
        _ => throw new ArgumentOutOfRangeException(nameof(statement)),
    };

    public static string Of(ExpressionSyntax expression) => expression switch
    {
        IntegerSyntax i => i.Value.ToString(CultureInfo.InvariantCulture),
        RealSyntax r => r.Value.ToString("0.0###############", CultureInfo.InvariantCulture),
        BooleanSyntax b => b.Value ? "true" : "false",
        SizeSyntax s => string.Join("x", s.Extents),
        NameSyntax n => n.Name,
        MemberSyntax m => $"{Of(m.Target)}.{m.Member.Name}",
        CallSyntax c => $"{c.Callee.Name}({string.Join(", ", c.Arguments.Select(Of))})",
        TupleSyntax t => $"({string.Join(", ", t.Elements.Select(Of))})",
        ListSyntax l => $"[{string.Join(", ", l.Elements.Select(Of))}]",
        TextSyntax t => $"\"{string.Concat(t.Parts.Select(part => part is LiteralTextSyntax ? Of(part) : $"{{{Of(part)}}}"))}\"",
        LiteralTextSyntax l => l.Value,
        UnarySyntax u => $"<{u.Operator} {Of(u.Operand)}>",
        BinarySyntax b => $"<{Of(b.Left)} {b.Operator} {Of(b.Right)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static string Of(IReadOnlyList<NameSyntax> carried) => carried.Count == 0 ? "" : $" carry {string.Join(" ", carried.Select(Of))}";

    private static string Of(BranchSyntax branch) => $"{Of(branch.Label)}branch {Of(branch.Body)}";

    private static string Of(BodySyntax body) => $"{{{string.Join("; ", body.Statements.Select(Of))}}}";

    private static string Of(IReadOnlyList<ArgumentSyntax> arguments) => string.Concat(arguments.Select(argument => " | " + Of(argument)));

    private static string Of(ArgumentSyntax argument) => (argument.Name is null ? "" : argument.Name.Name + ": ") + Of(argument.Value);

    private static string Of(LabelSyntax? label) => label is null ? "" : Of(label.Text) + ": ";
}
