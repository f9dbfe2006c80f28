using NetDsl.Compiler.Diagnostics;

namespace NetDsl.Compiler.Elaboration;

/// <summary>What a mistake inside of a used network says to those outside. Messages are a sentence, "; " and a repair.</summary>
internal static class InnerMistake
{
    private const string BeforeRepair = "; ";

    /// <summary>
    /// The sentence before the repair, which is for the author of the used network. Of a use inside it is the sentence about the layer
    /// that is its reason: that is what a reader wants to know.
    /// </summary>
    public static string Sentence(CompilerDiagnostic mistake) => Place(mistake).Message;

    /// <summary>The layer that is the reason, and the sentence about it.</summary>
    public static RelatedPlace Place(CompilerDiagnostic mistake)
    {
        var isOfUse = mistake.Rule == UseRules.UsedNetworkFault || mistake.Rule == FitRules.ImageDoesNotFit;
        return isOfUse && mistake.Related.Count > 0
            ? mistake.Related[mistake.Related.Count - 1]
            : new RelatedPlace(mistake.Span, mistake.Message.Substring(0, EndOfSentence(mistake.Message)));
    }

    /// <summary>The repair, or null where there is none.</summary>
    public static string? Repair(CompilerDiagnostic mistake)
    {
        var end = EndOfSentence(mistake.Message);
        return end < mistake.Message.Length ? mistake.Message.Substring(end + BeforeRepair.Length) : null;
    }

    /// <summary>What stands in its first quotes.</summary>
    public static string Subject(CompilerDiagnostic mistake) => mistake.Message.Split('\'')[1];

    private static int EndOfSentence(string message)
    {
        var end = message.IndexOf(BeforeRepair, StringComparison.Ordinal);
        return end < 0 ? message.Length : end;
    }
}
