@echo off
rem Starts migralint on a Java 21 or newer: MIGRALINT_JAVA if it is set, else its own, else the JDK
rem that the start-up archive was made for, else the first that is found. MIGRALINT_JAVA_OPTIONS holds
rem more options for Java, for example -Xmx8g.
setlocal DisableDelayedExpansion
set "LIB=%~dp0..\lib"
set "FOUND="
if defined MIGRALINT_JAVA (
  set "FOUND=%MIGRALINT_JAVA%"
  if exist "%MIGRALINT_JAVA%\bin\java.exe" goto run
  echo migralint: MIGRALINT_JAVA is %MIGRALINT_JAVA%, which holds no bin\java.exe. 1>&2
  exit /b 3
)
set "ARCHIVED=@ARCHIVE_JAVA_HOME@"
set "RUNTIME=@RUNTIME@"
if defined RUNTIME set "ARCHIVED=%~dp0..\%RUNTIME%"
call :consider "%ARCHIVED%"
call :consider "%JAVA_HOME%"
call :consider "%JAVA_HOME_25_X64%"
call :consider "%JAVA_HOME_25_ARM64%"
call :consider "%JAVA_HOME_21_X64%"
call :consider "%JAVA_HOME_21_ARM64%"
for %%j in (java.exe) do if not "%%~$PATH:j"=="" call :consider "%%~dp$PATH:j.."
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*") do call :consider "%%d"
if not defined FOUND (
  echo migralint: needs Java 21 or newer, and found none. 1>&2
  echo Install a JDK or JRE 21 or newer, for example Temurin 25 ^(https://adoptium.net^), and set 1>&2
  echo JAVA_HOME, or MIGRALINT_JAVA for migralint alone, to its folder. 1>&2
  exit /b 3
)

:run
rem What Java's own variables choose is not chosen again: two collectors keep a JVM from starting.
set "GIVEN= %JDK_JAVA_OPTIONS% %JAVA_TOOL_OPTIONS% %_JAVA_OPTIONS% %MIGRALINT_JAVA_OPTIONS% "
set "GIVEN=%GIVEN:"=%"
set "COLLECTOR=@COLLECTOR@"
set "HEAP=@HEAP@"
set "OPTION=-Xshare:auto"
set "IN_USE="
set "LAUNCHER=%~f0"
if defined MIGRALINT_LAUNCHER set "LAUNCHER=%MIGRALINT_LAUNCHER%"
if exist "%LIB%\@ARCHIVE@" if not "@ARCHIVE@"=="" if /i "%FOUND%"=="%ARCHIVED%" (
  for %%a in ("%LIB%\@ARCHIVE@") do if "%%~za"=="@ARCHIVE_SIZE@" set "OPTION=@ARCHIVE_OPTION@%LIB%\@ARCHIVE@"
  set "IN_USE=%LIB%\@ARCHIVE@"
)
if not "%GIVEN:GC =%"=="%GIVEN%" (
  set "COLLECTOR="
  set "OPTION=-Xshare:auto"
)
if not "%GIVEN:-Xmx=%"=="%GIVEN%" set "HEAP="
if not "%GIVEN:-XX:MaxHeapSize=%"=="%GIVEN%" set "HEAP="
if not "%GIVEN:-XX:MaxRAM=%"=="%GIVEN%" set "HEAP="
if not "%GIVEN:-Xshare:=%"=="%GIVEN%" set "OPTION=-Dmigralint.unarchived=true"
if not "%GIVEN:-XX:SharedArchiveFile=%"=="%GIVEN%" set "OPTION=-Dmigralint.unarchived=true"
if not "%GIVEN:-XX:AOT=%"=="%GIVEN%" set "OPTION=-Dmigralint.unarchived=true"
if not "%GIVEN:-javaagent:=%"=="%GIVEN%" set "OPTION=-Dmigralint.unarchived=true"
if not "%GIVEN:-agent=%"=="%GIVEN%" set "OPTION=-Dmigralint.unarchived=true"
"%FOUND%\bin\java.exe" @FLAGS@ %COLLECTOR% %HEAP% -Xlog:disable -XX:+DisplayVMOutputToStderr "-XX:ErrorFile=%TEMP%\migralint-crash-%%p.log" -XX:-CreateCoredumpOnCrash "-Dmigralint.launcher=%LAUNCHER%" "-Dmigralint.archive=%IN_USE%" %MIGRALINT_JAVA_OPTIONS% "%OPTION%" -cp "%LIB%\@JAR@" dev.migralint.cli.Main %*
set "EXIT=%ERRORLEVEL%"
rem Java ends with 1 where it can't start, so migralint has another number for findings.
if "%EXIT%"=="@FINDINGS@" exit /b 1
if "%EXIT%"=="0" exit /b 0
if "%EXIT%"=="2" exit /b 2
if "%EXIT%"=="3" exit /b 3
echo migralint: Java could not run it: java.exe in "%FOUND%\bin" ended with exit code %EXIT%. 1>&2
echo Correct the options in MIGRALINT_JAVA_OPTIONS, JDK_JAVA_OPTIONS and JAVA_TOOL_OPTIONS, or set 1>&2
echo MIGRALINT_JAVA to the folder of another JDK 21 or newer. 1>&2
exit /b 3

rem Keeps the Java home %1 if it is the first whose release file names Java 21 or newer.
:consider
if defined FOUND exit /b
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
for /f usebackq^ tokens^=2^ delims^=.^=^" %%v in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do if %%v geq 21 set "FOUND=%~1"
exit /b
