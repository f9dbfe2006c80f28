using System.CommandLine;
using System.Globalization;

namespace Samples;

/// <summary>Options that are whole numbers within bounds.</summary>
internal static class NumberOption
{
    /// <summary>Creates an option.</summary>
    /// <param name="name">Its name, with dashes.</param>
    /// <param name="description">What it does.</param>
    /// <param name="least">The least number.</param>
    /// <param name="most">The greatest number.</param>
    /// <param name="usual">What is taken without it, for the help text.</param>
    public static Option<int?> Create(string name, string description, int least, int most, int usual)
    {
        var option = new Option<int?>(name)
        {
            Description = string.Create(CultureInfo.InvariantCulture, $"{description} [default: {usual}]"),
            HelpName = "NUMBER",
            CustomParser = result =>
            {
                var text = result.Tokens is [var token] ? token.Value : string.Empty;
                if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
                {
                    return value;
                }

                result.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} is a whole number from {least} to {most}, not '{text}'."));
                return null;
            },
        };
        return option;
    }
}
