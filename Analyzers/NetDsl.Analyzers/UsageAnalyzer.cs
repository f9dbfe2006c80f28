using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using NetDsl.Compiler.Diagnostics;
using NetDsl.Generator.Reading;
using NetDsl.Generator.Reporting;

namespace NetDsl.Analyzers;

/// <summary>Finds calls of networks that are certain to throw.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UsageAnalyzer : DiagnosticAnalyzer
{
    private const string BaseClass = "Network";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. UsageRules.All.Select(Descriptors.Of)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(CheckBatch, OperationKind.Invocation);
        context.RegisterOperationAction(CheckConversion, OperationKind.Conversion);
        context.RegisterOperationAction(CheckCreation, OperationKind.ObjectCreation);
    }

    private static void CheckBatch(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is not ("CreateSession" or "CreateTrainingSession")
            || !KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, BaseClass))
        {
            return;
        }

        var batch = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "batch");
        if (batch is { IsImplicit: false, Value.ConstantValue: { HasValue: true, Value: int and < 1 and var samples } })
        {
            Report(context, UsageRules.BatchTooSmall, batch.Value.Syntax.GetLocation(), call.TargetMethod.Name, samples);
        }
    }

    private static void CheckConversion(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is { } method)
        {
            CheckSample(context, method.ReturnType, conversion.Operand);
        }
    }

    private static void CheckCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Arguments.Length == 1)
        {
            CheckSample(context, creation.Type, creation.Arguments[0].Value);
        }
    }

    private static void CheckSample(OperationAnalysisContext context, ITypeSymbol? target, IOperation values)
    {
        if (target is { Name: "Input", ContainingType: { } network }
            && KnownTypes.DerivesFrom(network, BaseClass)
            && target.GetMembers("Length").OfType<IFieldSymbol>().FirstOrDefault() is { ConstantValue: int and > 0 and var expected }
            && ConstantLength.Of(values) is { } length
            && length != expected)
        {
            Report(context, UsageRules.SampleLength, values.Syntax.GetLocation(), network.Name, expected, length);
        }
    }

    private static void Report(OperationAnalysisContext context, DiagnosticRule rule, Location location, params object[] arguments) =>
        context.ReportDiagnostic(Diagnostic.Create(
            Descriptors.Of(rule), location, string.Format(CultureInfo.InvariantCulture, rule.Message, arguments)));
}
