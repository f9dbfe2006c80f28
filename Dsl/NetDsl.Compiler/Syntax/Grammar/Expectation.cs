namespace NetDsl.Compiler.Syntax.Grammar;

/// <summary>What the grammar can miss, in the words that a diagnostic uses.</summary>
internal static class Expectation
{
    public const string Value = "a value";

    public const string Name = "a name";

    public const string Comparison = "'==', '<=' or '>='";

    public const string Label = "a name or a text in quotes";

    public const string File = "a file name in quotes";

    public const string Text = "a text in quotes";

    public const string Body = "'{'";

    public const string End = "a comma or the end of the statement";
}
